import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { visitor } from './asking.ts'
import { type TemporaryDatabase, temporaryDatabase } from './database/temporary-database.ts'
import { getInsights } from './insights.ts'
import { visit } from './visits.ts'

vi.mock('./course.ts', async () => ({ course: (await import('./course-fixture.ts')).testCourse }))
vi.mock('./misconceptions.ts', async (original) => ({
  ...(await original<typeof import('./misconceptions.ts')>()),
  misconceptions: () =>
    new Map(
      ['fin-is-bare', 'c-is-it'].map((slug) => [
        slug,
        { claim: { en: `${slug}!`, zh: slug }, correction: { en: 'No.', zh: '不。' }, lesson: 'test' },
      ]),
    ),
}))

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
})
afterEach(() => db.remove())

const cameUp = async (lea: ReturnType<typeof visitor>) =>
  (await lea.ask((request) => getInsights(request), '/api/insights?locale=en')).body.misconceptions

test('a misconception is named after an answer has shown it, and not before', async () => {
  const lea = visitor()
  expect(await cameUp(lea)).toEqual([])
  await lea.answer('test-choice', 'fin')
  await lea.answer('test-choice', 'fin')
  await lea.answer('test-several', ['a', 'c'])
  expect(await cameUp(lea)).toEqual([
    { slug: 'fin-is-bare', claim: 'fin-is-bare!', correction: 'No.', lesson: 'test', times: 2, settled: false },
    { slug: 'c-is-it', claim: 'c-is-it!', correction: 'No.', lesson: 'test', times: 1, settled: false },
  ])
})

test('it is settled by a full answer to a question that could show it, and open again when it comes up again', async () => {
  const lea = visitor()
  await lea.answer('test-choice', 'fin')
  await lea.answer('test-number', 60)
  expect(await cameUp(lea)).toMatchObject([{ settled: false }])
  await lea.answer('test-choice', 'fin-ack')
  expect(await cameUp(lea)).toMatchObject([{ settled: true }])
  await lea.answer('test-choice', 'fin')
  expect(await cameUp(lea)).toMatchObject([{ times: 2, settled: false }])
})

const open = (lea: ReturnType<typeof visitor>, lesson: string, finished: boolean) =>
  lea.ask(visit, '/api/visits', { method: 'POST', body: { lesson, finished } })

test('a lesson that was opened and read to its end is noted once, with its first, last and finishing time', async () => {
  const lea = visitor()
  await lea.answer('test-choice', 'fin')
  for (const finished of [false, true, false, true]) expect((await open(lea, 'test', finished)).status).toBe(204)
  const row = await db.client.lessonVisit.findFirstOrThrow()
  expect(await db.client.lessonVisit.count()).toBe(1)
  expect(row.finishedAt! >= row.firstAt && row.finishedAt! <= row.lastAt).toBe(true)
  expect(await lea.progress()).toMatchObject({
    lessons: { test: { first: row.firstAt.toISOString(), finished: row.finishedAt?.toISOString() } },
  })
})

test('a visitor who has not answered leaves no trace', async () => {
  expect((await open(visitor(), 'test', true)).status).toBe(204)
  expect(await db.client.learner.count()).toBe(0)
})

test('a lesson that does not exist cannot be read', async () => {
  expect((await open(visitor(), 'nowhere', true)).body).toMatchObject({ code: 'lesson-unknown' })
})
