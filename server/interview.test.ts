import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { visitor } from './asking.ts'
import { type TemporaryDatabase, temporaryDatabase } from './database/temporary-database.ts'
import { getInsights } from './insights.ts'
import { getInterview } from './interview-record.ts'
import { answeredAt } from './learner-fixture.ts'
import { regrade } from './regrade.ts'
import { getReview } from './review.ts'
import { statistics } from './statistics.ts'
import { askedVariant } from './variants.ts'

vi.mock('./course.ts', async () => ({ course: (await import('./course-fixture.ts')).testCourse }))
vi.mock('./interview-bank.ts', async () => ({ interviewBank: (await import('./interview-fixture.ts')).testBank }))

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
})
afterEach(() => db.remove())

type Visitor = ReturnType<typeof visitor>
const open = 'interview-how'
const record = async (lea: Visitor) => (await lea.ask(getInterview, '/api/interview')).body
const due = async (lea: Visitor, now: string) =>
  (await lea.ask((request) => getReview(request, new Date(now)), '/api/review?zone=UTC')).body.today

test('what is ticked is stored as an attempt with a status of its own', async () => {
  const { status, body } = await visitor().answer(open, { ticked: ['one', 'three'] })
  expect(status).toBe(200)
  expect(body).toMatchObject({ status: 'ticked', earned: 2, of: 4 })
  expect(await db.client.attempt.findFirst()).toMatchObject({ status: 'ticked', earned: 2, of: 4, variant: null })
})

test('the same attempt again is told the same', async () => {
  const lea = visitor()
  const first = await lea.answer(open, { ticked: ['one'] }, '3f1f8c0e-0000-4000-8000-000000000001')
  const again = await lea.answer(open, { ticked: ['one'] }, '3f1f8c0e-0000-4000-8000-000000000001')
  expect(again.body).toEqual(first.body)
  expect(await db.client.attempt.count()).toBe(1)
})

test('a question may be ticked as often as one likes', async () => {
  const lea = visitor()
  for (const ticked of [[], ['one'], ['one', 'two', 'three', 'four']]) await lea.answer(open, { ticked })
  expect(await record(lea)).toEqual({
    ticked: {
      how: { attempts: 3, first: { earned: 0, of: 4 }, best: { earned: 4, of: 4 }, last: { earned: 4, of: 4 } },
    },
    again: [],
  })
})

test('a key point that there is not is refused, and nothing is stored', async () => {
  const { status, body } = await visitor().answer(open, { ticked: ['five'] })
  expect([status, body.code]).toEqual([422, 'answer-malformed'])
  expect(await db.client.attempt.count()).toBe(0)
})

test('what was ticked is in no grade: neither progress nor insights nor item statistics know it', async () => {
  const lea = visitor()
  await lea.answer(open, { ticked: ['one'] }, undefined, { confidence: 'sure' })
  expect(await lea.progress()).toEqual({ questions: {}, lessons: {} })
  const insights = await lea.ask((request) => getInsights(request), '/api/insights')
  expect(insights.body).toMatchObject({ calibration: [], misconceptions: [] })
  expect(await statistics()).toEqual([])
  expect(await regrade(open, { reason: 'a test' })).toMatchObject({ attempts: 0 })
})

test('an open question takes no seed away from the graded ones, and is asked as it is', async () => {
  const lea = visitor()
  await lea.answer(open, { ticked: ['one'] })
  const { body } = await lea.ask(askedVariant, `/api/questions/${open}?locale=zh`)
  expect(body).toMatchObject({
    seed: 1,
    question: { kind: 'open', prompt: 'How?（中）', ladder: [{ rung: 'base' }, {}, {}, {}, {}] },
  })
})

test.each([
  ['nothing ticked', [], true],
  ['less than half', ['one'], true],
  ['half', ['one', 'two'], false],
  ['all', ['one', 'two', 'three', 'four'], false],
])('%s: whether it comes back the next day', async (_, ticked, tomorrow) => {
  const lea = visitor()
  await answeredAt(lea, '2026-11-22T12:00:00Z', open, { ticked })
  expect(await due(lea, '2026-11-23T12:00:00Z')).toEqual(tomorrow ? [open] : [])
  expect(await due(lea, '2026-12-22T12:00:00Z')).toEqual([open])
})

test('a graded question on the same thing tells what is not known yet', async () => {
  const lea = visitor()
  expect(await record(lea)).toEqual({ ticked: {}, again: [] })
  await lea.answer('test-choice', 'fin')
  expect(await record(lea)).toEqual({ ticked: {}, again: ['how'] })
  await lea.answer('test-choice', 'fin-ack')
  expect(await record(lea)).toEqual({ ticked: {}, again: [] })
})
