import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answeredAt, ask, assigned } from '../assignments/asking.ts'
import { hour, later, type TestClass, testClass } from '../assignments/class-fixture.ts'
import type { LessonSource } from '../course.ts'
import { testCourse } from '../course-fixture.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { getGradebook } from './gradebook.ts'
import { postRegrade } from './regrading.ts'

let lessons: LessonSource[] = []
vi.mock('../course.ts', () => ({ course: () => lessons, lessonText: () => '' }))

let db: TemporaryDatabase
let school: TestClass
beforeEach(async () => {
  lessons = testCourse()
  db = temporaryDatabase()
  school = await testClass()
})
afterEach(() => db.remove())

/** From now on FIN alone is the right answer. */
function changeKey() {
  for (const question of lessons.flatMap(({ questions }) => questions)) {
    if (question.kind !== 'one-choice') continue
    for (const option of question.options) option.correct = option.id === 'fin'
  }
}

const regrade = (id: string, body: object, who = school.teacher) =>
  ask(who, postRegrade, `/api/classes/${school.id}/regrades/${id}`, { method: 'POST', body })
const points = async () => {
  const { body } = await ask(school.teacher, getGradebook, `/api/classes/${school.id}/gradebook`)
  return (body.learners as { cells: [number][] }[]).map(({ cells }) => cells[0]![0])
}

test('the preview says who changes and by how much, and changes nothing; applied, it is so, and in the log', async () => {
  const id = await assigned(school)
  await answeredAt(school.lea, later(-hour))
  await answeredAt(school.max, later(-hour), 'fin')
  // Another class's learner is not this instructor's to change.
  await answeredAt(school.stranger, later(-hour), 'fin')
  changeKey()
  const preview = await regrade(id, { apply: false })
  const learners = [
    { userId: school.lea.user.id, name: 'Lea', from: 10, to: 0 },
    { userId: school.max.user.id, name: 'Max', from: 0, to: 10 },
  ]
  expect(preview.body).toEqual({ attempts: 2, unreadable: 0, changed: 2, learners, applied: false })
  expect(await points()).toEqual([10, 0])
  expect((await regrade(id, { apply: true, reason: 'the key was wrong' })).body).toMatchObject({
    changed: 2,
    applied: true,
  })
  expect(await points()).toEqual([0, 10])
  expect(await db.client.result.count()).toBe(2)
  const events = await db.client.auditEvent.findMany({ where: { action: 'regraded' } })
  expect(events).toMatchObject([{ actorId: school.teacher.user.id, details: { reason: 'the key was wrong' } }])
  expect((await regrade(id, { apply: false })).body).toMatchObject({ changed: 0, learners: [] })
})

test('what was set by hand stays as it is', async () => {
  const id = await assigned(school)
  await answeredAt(school.lea, later(-hour))
  const override = { assignmentId: id, userId: school.lea.user.id, points: 7, reason: 'oral' }
  await db.client.override.create({ data: { id: 'o', ...override } })
  changeKey()
  expect((await regrade(id, { apply: false })).body).toMatchObject({ changed: 1, learners: [] })
})

test('S4: of another class it is not there; learners may not; applying needs a reason', async () => {
  const other = await testClass()
  const foreign = await assigned(other)
  const absent = await regrade('absent', { apply: false })
  expect((await regrade(foreign, { apply: false })).body).toEqual(absent.body)
  expect(absent.status).toBe(404)
  const id = await assigned(school)
  expect((await regrade(id, { apply: false }, school.lea)).status).toBe(403)
  expect((await regrade(id, { apply: true })).status).toBe(422)
})
