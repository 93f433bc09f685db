import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { visitor } from './asking.ts'
import { getCheckUp } from './check-up.ts'
import { type TemporaryDatabase, temporaryDatabase } from './database/temporary-database.ts'
import { askedVariant } from './variants.ts'

vi.mock('./course.ts', async () => ({ course: (await import('./course-fixture.ts')).testCourse }))

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
})
afterEach(() => db.remove())

type Question = { id: string; kind: string; seed: number }
const checkUp = async (lea: ReturnType<typeof visitor>, unit = 'start') =>
  (await lea.ask(getCheckUp, `/api/check-ups/${unit}?locale=zh`)).body as { questions: Question[] }

test('a check-up has every question of the unit but challenges, and no answer', async () => {
  const { questions } = await checkUp(visitor())
  expect(questions.map(({ id }) => id)).toEqual(expect.arrayContaining(['test-choice', 'test-several', 'test-number']))
  expect(questions.map(({ kind }) => kind)).not.toContain('challenge')
  expect(JSON.stringify(questions)).not.toContain('why')
  expect(await db.client.learner.count()).toBe(0)
})

test('each question comes as a variant that this learner has not tried, and can be answered', async () => {
  const lea = visitor()
  await lea.answer('test-choice', 'fin')
  const { questions } = await checkUp(lea)
  const [choice, several] = questions as [Question, Question]
  expect([choice.seed === 1, several.seed]).toEqual([false, 1])
  expect((await lea.ask(askedVariant, '/api/questions/test-choice')).body).toMatchObject({ seed: choice.seed })
  const { status } = await lea.answer('test-choice', 'fin-ack', crypto.randomUUID(), {
    mode: 'check-up',
    seed: choice.seed,
  })
  expect(status).toBe(200)
  expect(await db.client.attempt.count({ where: { mode: 'check-up' } })).toBe(1)
})

test('there is no check-up of a unit that does not exist', async () => {
  expect(await checkUp(visitor(), 'nowhere')).toMatchObject({ code: 'unit-unknown' })
  expect((await visitor().ask(askedVariant, '/api/questions/nowhere')).body).toMatchObject({ code: 'question-unknown' })
})
