import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { visitor } from './asking.ts'
import type { LessonSource } from './course.ts'
import { testCourse } from './course-fixture.ts'
import { type TemporaryDatabase, temporaryDatabase } from './database/temporary-database.ts'
import { regrade } from './regrade.ts'

let lessons: LessonSource[] = []
vi.mock('./course.ts', () => ({ course: () => lessons }))

let db: TemporaryDatabase
beforeEach(() => {
  lessons = testCourse()
  db = temporaryDatabase()
})
afterEach(() => db.remove())

/** From now on FIN alone is the right answer. */
function changeKey() {
  for (const question of lessons.flatMap(({ questions }) => questions)) {
    if (question.kind !== 'one-choice') continue
    for (const option of question.options) option.correct = option.id === 'fin'
  }
}

async function twoLearners() {
  const [lea, tom] = [visitor(), visitor()]
  await lea.answer('test-choice', 'fin-ack')
  await lea.answer('test-choice', 'fin')
  await tom.answer('test-choice', 'fin')
  await tom.answer('test-number', 60)
  return { lea, tom }
}

const bestOf = async (lea: ReturnType<typeof visitor>) =>
  ((await lea.progress()).questions as Record<string, { best: { earned: number }; last: { earned: number } }>)[
    'test-choice'
  ]

test('as long as nothing has changed, nobody would', async () => {
  await twoLearners()
  expect(await regrade('test-choice', null)).toEqual({
    questionId: 'test-choice',
    attempts: 3,
    better: 0,
    worse: 0,
    learners: 0,
    unreadable: 0,
    changes: [],
    applied: false,
  })
})

test('it tells who would change and by how much, and changes nothing', async () => {
  const { lea } = await twoLearners()
  const before = await lea.progress()
  changeKey()
  expect(await regrade('test-choice', null)).toMatchObject({
    attempts: 3,
    better: 2,
    worse: 1,
    learners: 2,
    changes: [
      { from: '0/1', to: '1/1', attempts: 2 },
      { from: '1/1', to: '0/1', attempts: 1 },
    ],
  })
  expect(await db.client.result.count()).toBe(0)
  expect(await lea.progress()).toEqual(before)
})

test('applied, the new results count, and the attempts keep what they were graded', async () => {
  const { lea, tom } = await twoLearners()
  const attempts = await db.client.attempt.findMany()
  changeKey()
  await regrade('test-choice', { reason: 'the key was wrong' })
  expect(await bestOf(lea)).toMatchObject({ best: { earned: 1 }, last: { earned: 1 } })
  expect(await bestOf(tom)).toMatchObject({ best: { earned: 1 } })
  expect(await db.client.attempt.findMany()).toEqual(attempts)
  expect(await db.client.result.findFirst()).toMatchObject({ reason: 'the key was wrong' })
})

test('applied twice, it is applied once', async () => {
  await twoLearners()
  changeKey()
  await regrade('test-choice', { reason: 'a test' })
  expect(await regrade('test-choice', { reason: 'a test' })).toMatchObject({ better: 0, worse: 0 })
  expect(await db.client.result.count()).toBe(3)
})

test('changed back, the first grade counts again, and what was in between stays written down', async () => {
  const { lea } = await twoLearners()
  const before = await lea.progress()
  changeKey()
  await regrade('test-choice', { reason: 'a mistake' })
  lessons = testCourse()
  await regrade('test-choice', { reason: 'the mistake taken back' })
  expect(await lea.progress()).toEqual(before)
  changeKey()
  await regrade('test-choice', { reason: 'no mistake after all' })
  expect(await bestOf(lea)).toMatchObject({ last: { earned: 1 } })
  expect(await db.client.result.count({ where: { attempt: { answer: { equals: 'fin-ack' } } } })).toBe(2)
})

test('the repeat of an old attempt is still told what it was told then', async () => {
  const lea = visitor()
  const id = crypto.randomUUID()
  const first = await lea.answer('test-choice', 'fin', id)
  changeKey()
  await regrade('test-choice', { reason: 'a test' })
  expect((await lea.answer('test-choice', 'fin', id)).body).toMatchObject({ earned: 0, feedback: first.body.feedback })
})

test('an answer that cannot be read any more keeps what it has', async () => {
  await twoLearners()
  for (const question of lessons.flatMap(({ questions }) => questions)) {
    if (question.kind === 'one-choice') question.options = question.options.filter(({ id }) => id !== 'fin')
  }
  expect(await regrade('test-choice', { reason: 'a test' })).toMatchObject({ attempts: 3, unreadable: 2, worse: 0 })
})

test('other questions are left alone, and there is no report on a question that does not exist', async () => {
  await twoLearners()
  changeKey()
  await regrade('test-number', { reason: 'a test' })
  expect(await db.client.result.count()).toBe(0)
  expect(await regrade('nowhere', null)).toBeNull()
})
