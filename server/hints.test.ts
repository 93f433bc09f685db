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

const solved = { ...halfClosed, script: [...halfClosed.script, { at: 400, host: 'server', do: 'close' }] }

test('a hint is told in the language asked for, with its price', async () => {
  const lea = visitor()
  expect(await lea.hint('test-challenge', 0)).toMatchObject({
    status: 200,
    body: { text: 'Whose application has not closed?', cost: 0.25 },
  })
})

test('hints cost what they announce, in this try and in every later one', async () => {
  const lea = visitor()
  await lea.hint('test-challenge', 0)
  await lea.hint('test-challenge', 1)
  const first = await lea.answer('test-challenge', solved)
  expect(first.body).toMatchObject({ earned: 0.25, of: 1, feedback: { hintCost: 0.75 } })
  expect((await lea.answer('test-challenge', solved)).body).toMatchObject({ earned: 0.25 })
  expect(await db.client.attempt.findMany({ select: { hints: true, earned: true } })).toEqual([
    { hints: 2, earned: 0.25 },
    { hints: 2, earned: 0.25 },
  ])
})

test('asking again for the same hint costs nothing more', async () => {
  const lea = visitor()
  await lea.hint('test-challenge', 0)
  await Promise.all([1, 2, 3].map(() => lea.hint('test-challenge', 0)))
  expect((await lea.answer('test-challenge', solved)).body).toMatchObject({ earned: 0.75 })
})

test('who takes no hint gets the whole point, whatever others took', async () => {
  await visitor().hint('test-challenge', 0)
  expect((await visitor().answer('test-challenge', solved)).body).toMatchObject({ earned: 1 })
})

test('a first hint makes the learner whose attempts follow', async () => {
  const lea = visitor()
  await lea.hint('test-challenge', 0)
  await lea.answer('test-challenge', solved)
  expect(await db.client.learner.count()).toBe(1)
})

test.each([
  [404, 'question-unknown', 'nowhere', 0, {}],
  [404, 'hint-unknown', 'test-choice', 0, {}],
  [404, 'hint-unknown', 'test-challenge', 2, {}],
  [404, 'hint-unknown', 'test-challenge', 1, {}],
  [422, 'seed-not-issued', 'test-challenge', 0, { seed: 7 }],
  [422, 'invalid-body', 'test-challenge', -1, {}],
  [422, 'invalid-body', 'test-challenge', 0, { id: 'x' }],
  [422, 'invalid-body', 'test-challenge', 0, { locale: 'fr' }],
])('%i %s: hint of %s, number %i', async (status, code, questionId, number, more) => {
  const reply = await visitor().hint(questionId, number, more)
  expect([reply.status, reply.body.code]).toEqual([status, code])
  expect([await db.client.hintTaken.count(), await db.client.learner.count()]).toEqual([0, 0])
})

test('no hint is in what a learner is told without asking', async () => {
  const { body } = await visitor().answer('test-challenge', solved, randomUUID(), { locale: 'en' })
  expect(JSON.stringify(body)).toContain('"hints":[{"cost":0.25},{"cost":0.5}]')
  expect(JSON.stringify(body)).not.toContain('Whose application')
})
