import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { visitor } from '../asking.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { handle } from '../http/handle.ts'
import { deleteMe } from '../me/delete.ts'
import { getAccount, getSession, patchAccount } from './account.ts'
import { type Browser, freshEmail, into, lea, newLea, post, up } from './account-fixture.ts'
import { changeAddress } from './changing-address.ts'
import { changePassword } from './changing-password.ts'
import { confirm } from './confirming.ts'
import { issueLink } from './links.ts'
import { askForReset, reset } from './resetting.ts'
import { endOneSession, endOtherSessions, getSessions } from './sessions.ts'
import { signIn } from './signing-in.ts'
import { signOut } from './signing-out.ts'
import { signUp } from './signing-up.ts'

vi.mock('../course.ts', async () => ({ course: (await import('../course-fixture.ts')).testCourse }))

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
  newLea()
})
afterEach(() => db.remove())

const put = (browser: Browser, work: (request: Request) => Promise<Response>, body: unknown) =>
  browser.ask(work, '/api', { method: 'PUT', body })
const isSignedIn = async (browser: Browser) => (await browser.ask(getAccount, '/api/account')).status === 200

describe('S5: cross-site requests', () => {
  const writes = { signUp, signIn, signOut, patchAccount, changeAddress, changePassword, reset, confirm, askForReset }
  const deletions = { endOtherSessions, endOneSession, deleteMe: (request: Request) => deleteMe(request) }
  const foreign: Record<string, string>[] = [
    {},
    { origin: 'null' },
    { origin: 'http://evil.test' },
    { origin: 'http://sub.waves.test' },
    { origin: 'http://waves.test:81' },
    { origin: 'http://waves.test', 'sec-fetch-site': 'cross-site' },
  ]

  test.each(Object.entries({ ...writes, ...deletions }))('%s refuses them', async (_, work) => {
    for (const headers of foreign) {
      const init = { method: 'POST', body: '{}', headers: { host: 'waves.test', ...headers } }
      const { status } = await handle(work)(new Request('http://waves.test/api', init))
      expect(status, JSON.stringify(headers)).toBe(403)
    }
  })

  test.each(Object.entries(writes).filter(([name]) => name !== 'signOut'))('%s reads no form', async (_, work) => {
    const headers = { host: 'waves.test', origin: 'http://waves.test', 'content-type': 'text/plain' }
    const { status } = await handle(work)(new Request('http://waves.test/api', { method: 'POST', body: '{}', headers }))
    expect(status).toBe(415)
  })
})

describe('S6: sessions', () => {
  test('a sign-in makes a new token, and ends the session that was there before', async () => {
    const browser = visitor()
    await up(browser)
    const before = visitor(
      undefined,
      browser
        .cookie()
        .split('; ')
        .find((each) => each.startsWith('session='))!,
    )
    await into(browser)
    expect(await isSignedIn(browser)).toBe(true)
    expect(await isSignedIn(before)).toBe(false)
  })

  test('a token that was planted before the sign-in is not taken over', async () => {
    await up(visitor())
    const planted = 'a'.repeat(32)
    const browser = visitor(undefined, `session=${planted}`)
    await into(browser)
    expect(browser.cookie()).not.toContain(planted)
    expect(await isSignedIn(visitor(undefined, `session=${planted}`))).toBe(false)
  })

  test('a new password ends all other sessions, and needs the old one', async () => {
    const [laptop, telephone] = [visitor(), visitor()]
    await up(laptop)
    await into(telephone)
    const password = 'dry paint on friday'
    expect(await put(laptop, changePassword, { current: 'wrong wrong', password })).toMatchObject({
      body: { code: 'password-wrong' },
    })
    expect(await isSignedIn(telephone)).toBe(true)
    expect((await put(laptop, changePassword, { current: lea.password, password })).status).toBe(200)
    expect([await isSignedIn(laptop), await isSignedIn(telephone)]).toEqual([true, false])
    expect((await into(telephone)).status).toBe(401)
    expect((await into(telephone, { password })).status).toBe(200)
  })

  test('they are seen and ended one by one, or all others at once; nobody else’s', async () => {
    const [laptop, telephone, tablet, tom] = [visitor(), visitor(), visitor(), visitor()]
    await up(laptop)
    await into(telephone)
    await into(tablet)
    await up(tom, { email: freshEmail() })
    const seen = async () =>
      (await laptop.ask((request) => getSessions(request), '/api/account/sessions')).body.sessions as {
        id: string
        current: boolean
      }[]
    expect((await seen()).map(({ current }) => current)).toEqual([true, false, false])
    const address = `/api/account/sessions/${(await seen())[1]!.id}`
    expect((await tom.ask(endOneSession, address, { method: 'DELETE' })).status).toBe(404)
    expect((await laptop.ask(endOneSession, address, { method: 'DELETE' })).status).toBe(204)
    expect(await seen()).toHaveLength(2)
    await laptop.ask(endOtherSessions, '/api/account/sessions', { method: 'DELETE' })
    expect([await isSignedIn(laptop), await isSignedIn(telephone), await isSignedIn(tablet)]).toEqual([
      true,
      false,
      false,
    ])
    expect(await isSignedIn(tom)).toBe(true)
  })
})

describe('S7: an address that nobody has', () => {
  test('looks like a wrong password, and takes as long', async () => {
    await up(visitor())
    // Of the processor, which other programs do not stretch as they stretch the time on the clock.
    const refused = async (email: string) => {
      const before = process.cpuUsage()
      const { body } = await into(visitor(), { email, password: 'wrong wrong' })
      const { user, system } = process.cpuUsage(before)
      return { body, ms: (user + system) / 1000 }
    }
    const rounds = 16
    const differences: number[] = []
    for (let round = -2; round < rounds; round++) {
      const known = freshEmail()
      await up(visitor(), { email: known })
      const emails = round % 2 === 0 ? [known, freshEmail()] : [freshEmail(), known]
      const [first, second] = [await refused(emails[0]!), await refused(emails[1]!)]
      expect(first.body).toEqual(second.body)
      if (round >= 0) differences.push(round % 2 === 0 ? first.ms - second.ms : second.ms - first.ms)
    }
    // Of the middle half: collecting garbage falls on whoever comes.
    const usual = differences.sort((a, b) => a - b).slice(rounds / 4, -rounds / 4)
    const mean = usual.reduce((sum, each) => sum + each, 0) / usual.length
    expect(Math.abs(mean)).toBeLessThan(5)
  }, 60_000)
})

describe('S8: rate limits', () => {
  test('five passwords a minute for one account, from wherever', async () => {
    await up(visitor())
    for (let round = 0; round < 5; round++) {
      expect((await into(visitor(), { password: 'wrong wrong' })).status).toBe(401)
    }
    const reply = await into(visitor())
    expect(reply).toMatchObject({ status: 429, body: { code: 'too-many-requests' } })
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test('twenty failures a minute from one address, whatever the account', async () => {
    const address = randomUUID()
    const tries = Array.from({ length: 21 }, () =>
      into(visitor(address), { email: freshEmail(), password: 'wrong wrong' }),
    )
    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 401).length).toBeGreaterThanOrEqual(20)
    expect((await into(visitor(address), { email: freshEmail() })).status).toBe(429)
  }, 60_000)

  test('a class behind one address gets in: who knows the password does not count', async () => {
    const address = randomUUID()
    const emails = Array.from({ length: 30 }, freshEmail)
    for (const email of emails) await up(visitor(), { email })
    for (const email of emails) expect((await into(visitor(address), { email })).status).toBe(200)
  }, 120_000)
})

describe('S14: mass assignment', () => {
  test('nobody makes themselves more than a learner, or somebody else', async () => {
    const more = { role: 'administrator', id: 'me', learnerId: 'theirs', emailVerified: true, __proto__: { role: 'x' } }
    const browser = visitor()
    await up(browser, more)
    await browser.ask(patchAccount, '/api/account', { method: 'PATCH', body: { name: 'New', ...more } })
    await post(browser, signIn, { email: lea.email, password: lea.password, ...more })
    const [user] = await db.client.user.findMany()
    expect(user).toMatchObject({ name: 'New', role: 'learner', emailVerified: false })
    expect([user?.id, user?.learnerId]).not.toContain('me')
    expect(user?.learnerId).not.toBe('theirs')
  })
})

describe('links', () => {
  test('a reset link works once, ends all sessions, and confirms the address', async () => {
    const browser = visitor()
    await up(browser)
    const { id } = await db.client.user.findFirstOrThrow()
    const [token, other] = [await issueLink('reset', { userId: id }), await issueLink('reset', { userId: id })]
    const password = 'dry paint on friday'
    expect((await post(visitor(), reset, { token, password: 'password' })).body).toMatchObject({
      code: 'password-common',
    })
    expect((await post(visitor(), reset, { token, password })).status).toBe(200)
    expect(await isSignedIn(browser)).toBe(false)
    for (const used of [token, other, 'none']) {
      expect((await post(visitor(), reset, { token: used, password })).body).toMatchObject({ code: 'link-invalid' })
    }
    expect((await into(browser, { password })).status).toBe(200)
    expect(JSON.stringify(await db.client.verification.findMany())).not.toContain(token)
  })

  test('of two who use it at once, one succeeds', async () => {
    await up(visitor())
    const { id } = await db.client.user.findFirstOrThrow()
    const token = await issueLink('reset', { userId: id })
    const replies = await Promise.all(
      ['one two three', 'four five six'].map((password) => post(visitor(), reset, { token, password })),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 422])
  })

  test('without mail nothing pretends to have sent one', async () => {
    expect((await post(visitor(), askForReset, { email: lea.email, locale: 'en' })).body).toMatchObject({
      code: 'mail-not-set-up',
    })
    expect((await visitor().ask(getSession, '/api/session')).body).toMatchObject({ mail: false })
  })
})
