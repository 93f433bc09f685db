import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { visitor } from './asking.ts'
import { halfClosed } from './course-fixture.ts'
import { type TemporaryDatabase, temporaryDatabase } from './database/temporary-database.ts'

vi.mock('./course.ts', async () => ({ course: (await import('./course-fixture.ts')).testCourse }))

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
})
afterEach(() => db.remove())

const stored = async () => ({ attempts: await db.client.attempt.count(), learners: await db.client.learner.count() })

test('an answer is graded, explained and stored with all that it was graded by', async () => {
  const { status, body } = await visitor().answer('test-choice', 'fin')
  expect(status).toBe(200)
  expect(body).toMatchObject({ status: 'graded', earned: 0, of: 1 })
  expect(JSON.stringify(body)).toContain('not alone')
  expect(await db.client.attempt.findFirst()).toMatchObject({
    questionId: 'test-choice',
    seed: 1,
    variant: 1,
    misconceptions: 'fin-is-bare',
    mode: 'practice',
    confidence: null,
    answer: 'fin',
    status: 'graded',
    earned: 0,
    of: 1,
    sequence: 1,
    contentVersion: expect.stringMatching(/^[\w-]{16}$/),
    feedback: body.feedback,
  })
})

test('what the browser says beside the answer is stored with it', async () => {
  const said = { mode: 'review', confidence: 'guessing', locale: 'zh', elapsedMs: 1234.5 }
  await visitor().answer('test-choice', 'fin-ack', randomUUID(), said)
  expect(await db.client.attempt.findFirst()).toMatchObject({ ...said, elapsedMs: 1235, misconceptions: '', hints: 0 })
})

test('a challenge is graded by simulating the scenario that was sent', async () => {
  const solved = { ...halfClosed, script: [...halfClosed.script, { at: 400, host: 'server', do: 'close' }] }
  expect((await visitor().answer('test-challenge', solved)).body).toMatchObject({ status: 'graded', earned: 1, of: 1 })
  const late = { ...halfClosed, script: [...halfClosed.script, { at: 69_990, host: 'server', do: 'close' }] }
  expect((await visitor().answer('test-challenge', late)).body).toMatchObject({ status: 'graded', earned: 0, of: 1 })
})

test('the same attempt again gets the same answer and is stored once', async () => {
  const lea = visitor()
  const id = randomUUID()
  const first = await lea.answer('test-choice', 'fin', id)
  const again = await lea.answer('test-choice', 'fin', id)
  expect([again.status, again.body]).toEqual([200, first.body])
  expect(await stored()).toEqual({ attempts: 1, learners: 1 })
})

test('the order of the keys does not make it another attempt', async () => {
  const lea = visitor()
  const id = randomUUID()
  await lea.send(`{"id":"${id}","questionId":"test-choice","seed":1,"answer":"fin"}`)
  const again = await lea.send(`{"answer":"fin","seed":1,"questionId":"test-choice","id":"${id}"}`)
  expect(again.status).toBe(200)
})

test.each([
  ['another answer', 'test-choice', 'fin-ack', 1],
  ['another question', 'test-number', 60, 1],
])('an id that was used for %s is refused', async (_, questionId, value, seed) => {
  const lea = visitor()
  const id = randomUUID()
  await lea.answer('test-choice', 'fin', id)
  const { status, body } = await lea.answer(questionId, value, id, { seed })
  expect([status, body.code]).toEqual([422, 'attempt-id-used'])
  expect(await stored()).toEqual({ attempts: 1, learners: 1 })
})

test('an id belongs to a learner: two may use the same one', async () => {
  const id = randomUUID()
  await visitor().answer('test-choice', 'fin', id)
  const { status, body } = await visitor().answer('test-choice', 'fin-ack', id)
  expect([status, body.earned]).toEqual([200, 1])
  expect(await stored()).toEqual({ attempts: 2, learners: 2 })
})

test('five presses at once, before there is a cookie, are one attempt of one learner (R7)', async () => {
  const address = randomUUID()
  const id = randomUUID()
  const replies = await Promise.all(Array.from({ length: 5 }, () => visitor(address).answer('test-choice', 'fin', id)))
  const [first] = replies
  for (const { status, body } of replies) expect({ status, body }).toEqual({ status: first?.status, body: first?.body })
  expect(new Set(replies.map(({ headers }) => headers.get('set-cookie'))).size).toBe(1)
  expect(await stored()).toEqual({ attempts: 1, learners: 1 })
})

test('a first answer whose reply was lost is found again, with its learner (R8)', async () => {
  const address = randomUUID()
  const id = randomUUID()
  const lost = await visitor(address).answer('test-choice', 'fin', id)
  const lea = visitor(address)
  expect((await lea.answer('test-choice', 'fin', id)).body).toEqual(lost.body)
  expect(await lea.progress()).toMatchObject({ questions: { 'test-choice': { attempts: 1 } } })
  expect(await stored()).toEqual({ attempts: 1, learners: 1 })
})

test('an answer that is empty is told to be ungraded, and is not a wrong one', async () => {
  const lea = visitor()
  expect((await lea.answer('test-choice', null)).body).toMatchObject({ status: 'ungraded', reason: 'empty' })
  expect((await lea.progress()).questions).toEqual({})
})

test('an ungraded attempt gets the same answer again too', async () => {
  const lea = visitor()
  const id = randomUUID()
  const first = await lea.answer('test-challenge', halfClosed, id)
  expect(first.body).toMatchObject({ status: 'ungraded' })
  expect((await lea.answer('test-challenge', halfClosed, id)).body).toEqual(first.body)
})

test('the attempts of a learner are numbered as the server took them', async () => {
  const lea = visitor()
  await lea.answer('test-choice', 'fin')
  await Promise.all([1, 2, 3, 4, 5, 6].map(() => lea.answer('test-number', null)))
  const rows = await db.client.attempt.findMany({ orderBy: { sequence: 'asc' } })
  expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7])
})

test('what a body says about learner, score or time changes nothing (S14)', async () => {
  const more =
    '"role":"admin","learnerId":"x","earned":1,"of":1,"status":"graded","score":1,"createdAt":"2020-01-01","__proto__":{"earned":1}'
  const { body } = await visitor().send(
    `{"id":"${randomUUID()}","questionId":"test-choice","seed":1,"answer":"fin",${more}}`,
  )
  expect(body).toMatchObject({ earned: 0, of: 1 })
  const row = await db.client.attempt.findFirstOrThrow()
  expect(row).toMatchObject({ earned: 0, of: 1, status: 'graded' })
  expect(row.learnerId).not.toBe('x')
  expect(Date.now() - row.createdAt.getTime()).toBeLessThan(10_000)
})

const whole = { id: randomUUID(), questionId: 'test-choice', seed: 1, answer: 'fin' }
const body = (change: object) => JSON.stringify({ ...whole, ...change })

test.each([
  [400, 'malformed-json', '{'],
  [422, 'invalid-body', 'null'],
  [422, 'invalid-body', '[]'],
  [422, 'invalid-body', '"fin"'],
  [422, 'invalid-body', body({ id: 'x' })],
  [422, 'invalid-body', body({ id: undefined })],
  [422, 'invalid-body', body({ id: 7 })],
  [422, 'invalid-body', body({ answer: undefined })],
  [422, 'invalid-body', body({ seed: '1' })],
  [422, 'invalid-body', body({ seed: -1 })],
  [422, 'invalid-body', body({ seed: 1.5 })],
  [422, 'invalid-body', body({ seed: 1e300 })],
  [422, 'invalid-body', body({ questionId: { $ne: '' } })],
  [422, 'invalid-body', body({ questionId: 'x'.repeat(101) })],
  [404, 'question-unknown', body({ questionId: 'nowhere' })],
  [404, 'question-unknown', body({ questionId: '__proto__' })],
  [404, 'question-unknown', body({ questionId: '../test-choice' })],
  [422, 'invalid-body', body({ mode: 'exam' })],
  [422, 'invalid-body', body({ confidence: 'very' })],
  [422, 'invalid-body', body({ locale: 'fr' })],
  [422, 'invalid-body', body({ elapsedMs: '7' })],
  [422, 'seed-not-issued', body({ seed: 2 })],
  [422, 'answer-malformed', body({ answer: 1 })],
  [422, 'answer-malformed', body({ answer: { fin: true } })],
  [422, 'answer-malformed', body({ questionId: 'test-number', answer: '60' })],
  [422, 'answer-malformed', body({ questionId: 'test-challenge', answer: { version: 1 } })],
  [422, 'answer-malformed', body({ questionId: 'test-challenge', answer: 'close' })],
  [400, 'nested-too-deep', body({ answer: 'x' }).replace('"x"', `${'['.repeat(10_000)}${']'.repeat(10_000)}`)],
  [413, 'too-large', body({ answer: 'x'.repeat(66_000) })],
])('%i %s: %.70s', async (status, code, text) => {
  const reply = await visitor().send(text)
  expect([reply.status, reply.body.code]).toEqual([status, code])
  expect(reply.headers.get('content-type')).toBe('application/problem+json')
  expect(reply.headers.get('set-cookie')).toBeNull()
  expect(await stored()).toEqual({ attempts: 0, learners: 0 })
})

test.each([
  ['no origin', { origin: '' }],
  ['origin null', { origin: 'null' }],
  ['a foreign origin', { origin: 'http://evil.test' }],
  ['a sub-domain', { origin: 'http://a.waves.test' }],
  ['another port', { origin: 'http://waves.test:81' }],
])('a write from %s is refused and stores nothing (S5)', async (_, headers) => {
  const reply = await visitor().send(body({}), headers)
  expect([reply.status, reply.body.code]).toEqual([403, 'cross-origin'])
  expect(await stored()).toEqual({ attempts: 0, learners: 0 })
})

test('a form of another site cannot send an answer (S5)', async () => {
  const reply = await visitor().send(body({}), { 'content-type': 'text/plain' })
  expect([reply.status, reply.body.code]).toEqual([415, 'not-json'])
})

test('a learner may answer sixty times a minute, and is then told when to come back', async () => {
  const lea = visitor()
  await lea.answer('test-number', null)
  const replies = await Promise.all(Array.from({ length: 70 }, () => lea.answer('test-number', null)))
  const refused = replies.filter(({ status }) => status === 429)
  expect(refused.length).toBeGreaterThanOrEqual(1)
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  expect((await visitor().answer('test-number', 60)).status).toBe(200)
})

test('a cookie that nobody was given is nobody', async () => {
  const reply = await visitor().send(body({}), { cookie: `learner=${'A'.repeat(43)}` })
  expect(reply.status).toBe(200)
  expect(reply.headers.get('set-cookie')).not.toContain('A'.repeat(43))
})

test('the database does not hold the token, only its hash', async () => {
  const lea = visitor()
  await lea.answer('test-choice', 'fin')
  const token = /^learner=([^;]+)/.exec(lea.cookie())?.[1] ?? ''
  expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16)
  const rows = JSON.stringify([await db.client.learner.findMany(), await db.client.attempt.findMany()])
  expect(rows).not.toContain(token)
})

test('a fault answers with an id and no more', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  await db.client.$executeRawUnsafe('ALTER TABLE "Attempt" RENAME TO "Gone"')
  const { status, body } = await visitor().answer('test-choice', 'fin')
  expect(status).toBe(500)
  expect(body).toEqual({
    type: 'about:blank',
    title: 'Internal Server Error',
    status: 500,
    code: 'internal',
    id: expect.any(String),
  })
  expect(log.mock.calls[0]?.[0]).toContain(body.id)
  log.mockRestore()
})
