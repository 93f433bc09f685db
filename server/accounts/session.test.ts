import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { visitor } from '../asking.ts'
import { database } from '../database/database.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { findSession, findUser, requireUser } from './session.ts'
import { signIn, signUp } from './user-fixture.ts'

vi.mock('../course.ts', async () => ({ course: (await import('../course-fixture.ts')).testCourse }))

let opened: TemporaryDatabase
beforeAll(() => {
  opened = temporaryDatabase()
})
afterAll(() => opened.remove())

const asking = (cookie: string) => new Request('http://waves.test/', { headers: { cookie } })
const day = 24 * 60 * 60 * 1000

test('who holds the cookie of a session is its user', async () => {
  const { user, cookie } = await signUp({ name: 'Lea', role: 'instructor' })
  expect(await findUser(asking(cookie))).toEqual(user)
  expect(await requireUser(asking(cookie))).toEqual({ ok: true, user })
})

test('anybody else is nobody, and told to sign in where it needs somebody', async () => {
  await signUp({ name: 'Lea' })
  for (const cookie of ['', 'session=', 'session=x', `session=${'a'.repeat(32)}`]) {
    expect(await findUser(asking(cookie))).toBeNull()
  }
  const required = await requireUser(asking(''))
  if (required.ok) throw new Error('expected a refusal')
  expect(required.problem.status).toBe(401)
  expect(await required.problem.json()).toMatchObject({ code: 'sign-in-required' })
})

test('S6: a session that is not used ends after 30 days, any session after 90', async () => {
  const { user, cookie } = await signUp({ name: 'Lea' })
  const start = Date.now()
  const at = (days: number) => findSession(asking(cookie), new Date(start + days * day))
  expect(await at(29)).toMatchObject({ user })
  expect(await at(58)).toMatchObject({ user })
  expect(await at(87)).toMatchObject({ user })
  expect(await at(91)).toBeNull()
  const idle = await signIn(user.id)
  expect(await findSession(asking(idle), new Date(start + 31 * day))).toBeNull()
})

test('S6: the database holds no token, only its hash', async () => {
  const { cookie } = await signUp({ name: 'Lea' })
  const tokens = await database().client.session.findMany({ select: { token: true } })
  expect(JSON.stringify(tokens)).not.toContain(cookie.split('=')[1])
})

test("a signed-in user's answers are the account's, on every browser", async () => {
  const { user, cookie } = await signUp({ name: 'Lea' })
  const laptop = visitor(randomUUID(), cookie)
  const telephone = visitor(randomUUID(), await signIn(user.id))
  const reply = await laptop.answer('test-choice', 'fin')
  expect(reply.status).toBe(200)
  expect(reply.headers.getSetCookie().join()).not.toMatch(/(^|,)learner=[^;]/)
  expect(Object.keys((await telephone.progress()).questions as object)).toEqual(['test-choice'])
  expect(await database().client.attempt.count({ where: { learnerId: user.learnerId } })).toBe(1)
})
