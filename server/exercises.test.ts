import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { officialAnswer } from '../quiz/question.ts'
import { visitor } from './asking.ts'
import { type TemporaryDatabase, temporaryDatabase } from './database/temporary-database.ts'
import { exerciseSets, exercises, listedExercises } from './exercises.ts'
import { findQuestion, publicQuestionById } from './questions.ts'
import { getReview } from './review.ts'

vi.mock('./course.ts', async () => ({ course: (await import('./course-fixture.ts')).testCourse }))

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
})
afterEach(() => db.remove())

const right = { cause: 'never-closed', repair: 'close-always' }

test.each(exerciseSets)('%s: every exercise can be found by its address, asked, and answered in full', async (set) => {
  expect(exercises(set).length).toBeGreaterThanOrEqual(12)
  expect(listedExercises(set, 'zh').map(({ slug }) => slug)).toEqual(exercises(set).map(({ slug }) => slug))
  const [first] = exercises(set)
  const { question, world } = findQuestion(first!.question.id)!
  expect(await publicQuestionById(question.id, 'en')).toMatchObject({ title: first!.question.title.en })
  const reply = await visitor().answer(question.id, officialAnswer(question, world, 1))
  expect(reply.body).toMatchObject({ status: 'graded', earned: 1, of: 1 })
})

test('looks of a drill are told in any order, and each costs once', async () => {
  const lea = visitor()
  const looked = await lea.hint('drill-many-close-wait', 2)
  expect(looked).toMatchObject({ status: 200, body: { text: expect.stringContaining('Flags [F.]'), cost: 0.05 } })
  await lea.hint('drill-many-close-wait', 2)
  expect((await lea.answer('drill-many-close-wait', right)).body).toMatchObject({
    earned: 0.95,
    feedback: { lookCost: 0.05 },
    before: { version: 1 },
    see: { version: 1 },
  })
  await lea.hint('drill-many-close-wait', 0)
  expect((await lea.answer('drill-many-close-wait', right)).body).toMatchObject({ earned: 0.9 })
  expect((await lea.hint('drill-many-close-wait', 3)).body).toMatchObject({ code: 'hint-unknown' })
})

test('the shortest counterexample and the story of a stack bug come with the solution only', async () => {
  const { question, world } = findQuestion('counterexample-both-wait')!
  const solved = await visitor().answer(question.id, officialAnswer(question, world, 1))
  expect(solved.body).toMatchObject({ see: world.scenarios['found-both-wait'] })
  const start = world.scenarios['start-open']!
  const abort = { at: 500, host: 'client', do: 'close', lingerMs: 0 }
  const failed = await visitor().answer(question.id, { ...start, script: [...start.script, abort] })
  expect(failed.body).toMatchObject({ earned: 0, feedback: { status: 'silent', why: null } })
  expect(failed.body).not.toHaveProperty('see')
})

test('exercises come back in the review like any other question', async () => {
  const lea = visitor()
  const reply = await lea.answer('drill-half-open', { cause: 'never-closed', repair: 'retries' })
  expect(reply.body).toMatchObject({ status: 'graded', earned: 0 })
  const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000)
  const review = await lea.ask((request) => getReview(request, tomorrow), '/api/review?zone=UTC')
  expect(review.body).toMatchObject({ today: ['drill-half-open'] })
})
