import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { visitor } from './asking.ts'
import { type TemporaryDatabase, temporaryDatabase } from './database/temporary-database.ts'

vi.mock('./course.ts', async () => ({ course: (await import('./course-fixture.ts')).testCourse }))

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
})
afterEach(() => db.remove())

test('who has not answered has no progress, and is not stored', async () => {
  expect(await visitor().progress()).toEqual({ questions: {}, lessons: {} })
  expect(await db.client.learner.count()).toBe(0)
})

test('progress counts the attempts and knows the first, the best and the last of each question', async () => {
  const lea = visitor()
  for (const answer of ['fin', 'fin-ack', 'fin']) await lea.answer('test-choice', answer)
  for (const answer of [['a'], ['a', 'b'], ['c']]) await lea.answer('test-several', answer)
  expect(await lea.progress()).toEqual({
    questions: {
      'test-choice': {
        attempts: 3,
        first: { earned: 0, of: 1 },
        best: { earned: 1, of: 1 },
        last: { earned: 0, of: 1 },
      },
      'test-several': {
        attempts: 3,
        first: { earned: 1, of: 2 },
        best: { earned: 2, of: 2 },
        last: { earned: 0, of: 2 },
      },
    },
    lessons: {},
  })
})

test('an only attempt is the first, the best and the last', async () => {
  const lea = visitor()
  await lea.answer('test-several', ['a'])
  const points = { earned: 1, of: 2 }
  expect(await lea.progress()).toMatchObject({
    questions: { 'test-several': { attempts: 1, first: points, best: points, last: points } },
  })
})

test('each learner sees their own', async () => {
  const [lea, tom] = [visitor(), visitor()]
  await lea.answer('test-choice', 'fin-ack')
  await tom.answer('test-number', 1)
  expect(Object.keys((await lea.progress()).questions as object)).toEqual(['test-choice'])
  expect(Object.keys((await tom.progress()).questions as object)).toEqual(['test-number'])
})
