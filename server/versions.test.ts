import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { visitor } from './asking.ts'
import type { LessonSource } from './course.ts'
import { halfClosed, testCourse } from './course-fixture.ts'
import { type TemporaryDatabase, temporaryDatabase } from './database/temporary-database.ts'
import { allQuestions, publicQuestionById } from './questions.ts'
import { regrade } from './regrade.ts'
import { askedVariant } from './variants.ts'
import { keepVersions } from './versions.ts'

let lessons: LessonSource[] = []
vi.mock('./course.ts', () => ({ course: () => lessons }))
vi.mock('./interview-bank.ts', () => ({ interviewBank: () => [] }))

let db: TemporaryDatabase
beforeEach(() => {
  lessons = testCourse()
  db = temporaryDatabase()
})
afterEach(() => db.remove())

const shown = async (id: string) => (await publicQuestionById(id, 'en')).version!

/** The server is started again with a course in which FIN alone is right and every client closes later. */
async function changeCourse() {
  lessons = testCourse()
  for (const lesson of lessons) {
    for (const question of lesson.questions) {
      const at = question.variation?.vary.at
      if (at && 'from' in at) at.from = at.from.map((ms) => ms + 7)
      if (question.kind === 'one-choice') for (const option of question.options) option.correct = option.id === 'fin'
    }
    const { script } = halfClosed
    const later = script.map((call) => (call.do === 'close' ? { ...call, at: call.at + 50 } : call))
    lesson.scenarios = { ...lesson.scenarios, 'half-closed': { ...halfClosed, script: later } }
  }
  await keepVersions()
}

test('a question that is changed between page and answer is graded as it was shown', async () => {
  await keepVersions()
  const version = await shown('test-choice')
  await changeCourse()
  const lea = visitor()
  const { body } = await lea.answer('test-choice', 'fin-ack', randomUUID(), { version })
  expect(body).toMatchObject({ earned: 1, see: halfClosed })
  expect(await db.client.attempt.findFirst()).toMatchObject({ contentVersion: version })
})

test('a challenge that is changed between page and answer is graded by the goal that was shown', async () => {
  await keepVersions()
  const version = await shown('test-challenge')
  const lesson = testCourse()[0]!
  const harder = lesson.questions.map((question) =>
    question.kind === 'challenge'
      ? {
          ...question,
          goal: question.goal.map((clause) => ({ say: clause.say, never: { host: 'client', state: 'CLOSED' } })),
        }
      : question,
  ) as typeof lesson.questions
  lessons = [{ ...lesson, questions: harder }]
  const answer = { ...halfClosed, script: [...halfClosed.script, { at: 400, host: 'server', do: 'close' }] }
  const { body } = await visitor().answer('test-challenge', answer, randomUUID(), { version })
  expect(body).toMatchObject({ status: 'graded', earned: 1 })
})

test('the next try is the question as it is now', async () => {
  await keepVersions()
  const version = await shown('test-choice')
  await changeCourse()
  const lea = visitor()
  const { body } = await lea.answer('test-choice', 'fin-ack', randomUUID(), { version })
  const { question } = body.next as { question: { version: string } }
  expect(question.version).toBe(await shown('test-choice'))
  expect(question.version).not.toBe(version)
  const again = await lea.answer('test-choice', 'fin-ack', randomUUID(), { version: question.version })
  expect(again.body).toMatchObject({ earned: 0 })
})

test('a variant keeps its numbers when those of its question change', async () => {
  await keepVersions()
  const lea = visitor()
  await lea.answer('test-varied', 0)
  const { body } = await lea.ask(askedVariant, '/api/questions/test-varied?locale=en')
  const { prompt, version } = body.question as { prompt: string; version: string }
  const at = Number(/At (\d+) ms/.exec(prompt)![1])
  await changeCourse()
  const { body: reply } = await lea.answer('test-varied', at + 20, randomUUID(), { version })
  expect(reply).toMatchObject({ earned: 1, feedback: { expected: at + 20 } })
})

test('without a version, or with one that nobody knows, it is graded as it is now', async () => {
  await keepVersions()
  await changeCourse()
  for (const more of [{}, { version: 'never-seen' }]) {
    expect((await visitor().answer('test-choice', 'fin', randomUUID(), more)).body).toMatchObject({ earned: 1 })
  }
  const stored = await db.client.attempt.findMany({ distinct: ['contentVersion'] })
  expect(stored.map(({ contentVersion }) => contentVersion)).toEqual([await shown('test-choice')])
})

test('a version that this program cannot read any more is one that nobody knows', async () => {
  const version = await shown('test-choice')
  await keepVersions()
  await db.client
    .$executeRaw`UPDATE "QuestionVersion" SET "content" = '{"question": {"kind": "gone"}, "scenarios": {}}'`
  await changeCourse()
  const { body } = await visitor().answer('test-choice', 'fin', randomUUID(), { version })
  expect(body).toMatchObject({ earned: 1 })
})

test('the version of another question is none of this one', async () => {
  await keepVersions()
  const version = await shown('test-number')
  const { body } = await visitor().answer('test-choice', 'fin-ack', randomUUID(), { version })
  expect(body).toMatchObject({ status: 'graded', earned: 1 })
})

test('a version is kept once, however many begin at the same time', async () => {
  await Promise.all([keepVersions(), keepVersions(), keepVersions()])
  const before = allQuestions().length
  const count = async () =>
    Number(
      (
        await db.client.$queryRaw<{ n: bigint }[]>`
    SELECT COUNT(*) AS n FROM "QuestionVersion"`
      )[0]!.n,
    )
  expect(await count()).toBe(before)
  await changeCourse()
  expect(await count()).toBeGreaterThan(before)
})

test('the same answer sent again after the change gets the same reply', async () => {
  await keepVersions()
  const lea = visitor()
  const id = randomUUID()
  const asShown = { version: await shown('test-choice') }
  const first = await lea.answer('test-choice', 'fin-ack', id, asShown)
  await changeCourse()
  const again = await lea.answer('test-choice', 'fin-ack', id, asShown)
  expect(again.body).toMatchObject({ earned: 1, feedback: first.body.feedback, see: halfClosed })
})

test('regrading finds what was graded by an earlier version', async () => {
  await keepVersions()
  const version = await shown('test-choice')
  await changeCourse()
  await visitor().answer('test-choice', 'fin-ack', randomUUID(), { version })
  expect(await regrade('test-choice', null)).toMatchObject({
    attempts: 1,
    worse: 1,
    changes: [{ from: '1/1', to: '0/1' }],
  })
})
