import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { visitor } from '../asking.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { getAccount, getSession } from './account.ts'
import { type Browser, into, lea, newLea, post, up } from './account-fixture.ts'
import { signOut } from './signing-out.ts'

vi.mock('../course.ts', async () => ({ course: (await import('../course-fixture.ts')).testCourse }))

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
  newLea()
})
afterEach(() => db.remove())

const questions = async (browser: Browser) => (await browser.progress()).questions

describe('sign-up', () => {
  test('makes an account, and signs in', async () => {
    const browser = visitor()
    expect(await up(browser)).toMatchObject({ status: 200, body: { name: 'Lea', role: 'learner' } })
    expect((await browser.ask(getSession, '/api/session')).body).toMatchObject({ user: { name: 'Lea' }, mail: false })
    expect((await browser.ask(getAccount, '/api/account')).body).toMatchObject({ email: lea.email, hasPassword: true })
  })

  test('keeps what was learnt before', async () => {
    const browser = visitor()
    await browser.answer('test-choice', 'fin')
    const before = await questions(browser)
    await up(browser)
    expect(await questions(browser)).toEqual(before)
    expect(await db.client.learner.count()).toBe(1)
  })

  test('an address that is taken is refused, in whatever letters', async () => {
    await up(visitor())
    expect(await up(visitor(), { email: ` ${lea.email.toUpperCase()} ` })).toMatchObject({
      status: 409,
      body: { code: 'address-taken' },
    })
    expect(await db.client.user.count()).toBe(1)
    expect(await db.client.learner.count()).toBe(1)
  })
})

describe('sign-in', () => {
  test('by the right password only', async () => {
    await up(visitor())
    const browser = visitor()
    expect(await into(browser, { password: 'wet paint on monday' })).toMatchObject({ status: 401 })
    expect((await browser.ask(getSession, '/api/session')).body).toMatchObject({ user: null })
    expect(await into(browser)).toMatchObject({ status: 200, body: { name: 'Lea' } })
    expect((await browser.ask(getSession, '/api/session')).body).toMatchObject({ user: { name: 'Lea' } })
  })

  test('puts both records together', async () => {
    const [laptop, telephone] = [visitor(), visitor()]
    await laptop.answer('test-choice', 'fin')
    await up(laptop)
    await telephone.answer('test-choice', 'fin-ack')
    await telephone.answer('test-number', 60)
    await into(telephone)
    expect(await questions(telephone)).toMatchObject({ 'test-choice': { attempts: 2 }, 'test-number': { attempts: 1 } })
    expect(await questions(laptop)).toEqual(await questions(telephone))
  })

  test('sign-out ends the session on the server, and leaves nothing in the browser', async () => {
    const browser = visitor()
    await browser.answer('test-choice', 'fin')
    await up(browser)
    const cookie = browser.cookie()
    expect((await post(browser, signOut)).status).toBe(204)
    expect(
      browser
        .cookie()
        .split('; ')
        .filter((each) => !each.endsWith('=')),
    ).toEqual([])
    expect(await questions(browser)).toEqual({})
    const [name, value] = cookie
      .split('; ')
      .find((each) => each.startsWith('session='))!
      .split('=')
    expect((await visitor(undefined, `${name}=${value}`).ask(getSession, '/api/session')).body).toMatchObject({
      user: null,
    })
  })
})
