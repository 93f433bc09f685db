import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { visitor } from '../asking.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { type Browser, into, newLea, post, up } from './account-fixture.ts'
import { takeAlong } from './merging.ts'
import { signOut } from './signing-out.ts'
import { signUp } from './user-fixture.ts'

vi.mock('../course.ts', async () => ({ course: (await import('../course-fixture.ts')).testCourse }))

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
  newLea()
})
afterEach(() => db.remove())

const asking = (browser: Browser) => new Request('http://waves.test/', { headers: { cookie: browser.cookie() } })
const rows = () => db.client.attempt.findMany({ orderBy: { sequence: 'asc' } })

test('what was answered anonymously counts as if it had been answered in the account: it is no import', async () => {
  const browser = visitor()
  await browser.answer('test-choice', 'fin')
  await up(browser)
  expect(await rows()).toMatchObject([{ imported: false, sequence: 1, variant: 1 }])
})

test('the same variant answered on both sides stays twice, and one of the two holds it', async () => {
  const [laptop, telephone] = [visitor(), visitor()]
  await laptop.answer('test-choice', 'fin')
  await up(laptop)
  await telephone.answer('test-choice', 'fin-ack')
  await into(telephone)
  const [first, second] = await rows()
  expect([first?.variant, second?.variant]).toEqual([1, null])
  expect([first?.sequence, second?.sequence]).toEqual([1, 2])
})

test('an answer to what was asked before the sign-in is taken after it', async () => {
  const browser = visitor()
  await browser.answer('test-varied', 1)
  const asked = (await browser.answer('test-varied', 1)).body as { next: { seed: number } }
  await up(browser)
  const body = { id: randomUUID(), questionId: 'test-varied', seed: asked.next.seed, answer: 1 }
  const reply = await browser.send(JSON.stringify(body))
  expect(reply).toMatchObject({ status: 200, body: { status: 'graded', next: { seed: expect.any(Number) } } })
  const next = { ...body, id: randomUUID(), seed: (reply.body.next as { seed: number }).seed }
  expect((await browser.send(JSON.stringify(next))).status).toBe(200)
})

test('an answer that was sent before the sign-in and arrives after it is told to come again', async () => {
  const browser = visitor()
  await browser.answer('test-choice', 'fin')
  const late = visitor(
    undefined,
    browser
      .cookie()
      .split('; ')
      .find((each) => each.startsWith('learner='))!,
  )
  await up(browser)
  const reply = await late.answer('test-number', 60)
  expect(reply).toMatchObject({ status: 503, body: { code: 'record-moved' } })
  expect(reply.headers.get('retry-after')).toBe('1')
  expect(await db.client.learner.count()).toBe(1)
})

test('a first answer that overtook the sign-in is found and taken along at the next one', async () => {
  const { user, cookie } = await signUp({ name: 'Lea' })
  const stray = visitor()
  await stray.answer('test-choice', 'fin')
  const both = visitor(undefined, cookie)
  const headers = { cookie: `${cookie}; ${stray.cookie()}` }
  const body = { id: randomUUID(), questionId: 'test-number', seed: 1, answer: 60 }
  expect((await both.send(JSON.stringify(body), headers)).status).toBe(200)
  expect(await rows()).toMatchObject([{ learnerId: user.learnerId }, { learnerId: user.learnerId }])
})

test('answers that race with the sign-in are stored once, or sent again and stored once', async () => {
  const browser = visitor()
  await browser.answer('test-choice', 'fin')
  const sent = Array.from({ length: 8 }, () => ({
    id: randomUUID(),
    questionId: 'test-number',
    seed: 1,
    answer: 60,
  }))
  const racing = sent.map((body) => browser.send(JSON.stringify(body)))
  const [, ...replies] = await Promise.all([up(browser), ...racing])
  for (const { status } of replies) expect([200, 409, 503]).toContain(status)
  for (const body of sent) expect([200, 409]).toContain((await browser.send(JSON.stringify(body))).status)
  expect(await db.client.attempt.count({ where: { questionId: 'test-number', variant: 1 } })).toBe(1)
  expect(await db.client.learner.count()).toBe(1)
})

test('a record goes to one account only, whoever asks at the same time', async () => {
  const browser = visitor()
  await browser.answer('test-choice', 'fin')
  const users = await Promise.all(['Lea', 'Tom'].map((name) => signUp({ name })))
  const taken = await Promise.all(users.map(({ user }) => takeAlong(asking(browser), { id: user.learnerId })))
  expect(taken.filter(Boolean)).toHaveLength(1)
  expect(await rows()).toHaveLength(1)
})

test('repeated, it gives the same and adds nothing', async () => {
  const { user } = await signUp({ name: 'Lea' })
  const browser = visitor()
  await browser.answer('test-choice', 'fin')
  const request = asking(browser)
  const first = await takeAlong(request, { id: user.learnerId })
  expect(first).not.toBeNull()
  expect(await takeAlong(request, { id: user.learnerId })).toEqual(first)
  expect(await rows()).toHaveLength(1)
})

test('nothing is lost or counted twice, in whatever order browsers answer, sign in and sign out', async () => {
  const step = fc.record({ who: fc.nat(2), does: fc.constantFrom('answer', 'answer', 'sign in', 'sign out') })
  const { user } = await signUp({ name: 'Lea' })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      await db.client.attempt.deleteMany()
      const browsers = [visitor(), visitor(), visitor()]
      const learner = { id: user.learnerId }
      const ids = new Set<string>()
      for (const { who, does } of [
        ...steps,
        { who: 0, does: 'sign in' },
        { who: 1, does: 'sign in' },
        { who: 2, does: 'sign in' },
      ]) {
        const browser = browsers[who]!
        if (does === 'sign in') await takeAlong(asking(browser), learner)
        if (does === 'sign out') await post(browser, signOut)
        if (does !== 'answer') continue
        const id = randomUUID()
        const reply = await browser.answer('test-several', ['a'], id)
        if (reply.status === 200 && !steps.some((each) => each.does === 'sign out')) ids.add(id)
      }
      const stored = (await rows()).filter(({ learnerId }) => learnerId === learner.id)
      for (const id of ids) expect(stored.filter((row) => row.id === id)).toHaveLength(1)
      expect(stored.map(({ sequence }) => sequence)).toEqual(stored.map((_, index) => index + 1))
    }),
    { numRuns: 15 },
  )
}, 120_000)
