import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { removeUser } from '../accounts/leaving.ts'
import { answeredAt, ask, assigned } from '../assignments/asking.ts'
import { day, hour, later, now, question, type TestClass, testClass } from '../assignments/class-fixture.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { inTransaction } from '../database/transaction.ts'
import { getCell, getOwnCell } from './cell.ts'
import { getGradebook } from './gradebook.ts'
import { postOverride } from './overriding.ts'
import { getOwnGrades } from './own.ts'

vi.mock('../course.ts', async () => ({
  course: (await import('../course-fixture.ts')).testCourse,
  lessonText: () => '',
}))

let db: TemporaryDatabase
let school: TestClass
beforeEach(async () => {
  db = temporaryDatabase()
  school = await testClass()
})
afterEach(() => db.remove())

interface Line {
  userId: string
  name: string
  section: string | null
  studentNumber: string
  ended: boolean
  cells: [number | null, string][]
  total: { points: number; of: number }
}

async function gradebook() {
  const { body } = await ask(school.teacher, getGradebook, `/api/classes/${school.id}/gradebook`)
  const learners = body.learners as Line[]
  const lineOf = (name: string) => learners.find((line) => line.name === name)!
  return { assignments: body.assignments as { id: string; title: string }[], learners, lineOf, former: body.former }
}

const cellPath = (assignmentId: string, who: TestClass['lea']) =>
  `/api/classes/${school.id}/gradebook/${assignmentId}/${who.user.id}`
let minutes = 0
const set = (assignmentId: string, who: TestClass['lea'], body: object, by = school.teacher) => {
  const at = later(++minutes * 60_000)
  return ask(by, postOverride, cellPath(assignmentId, who), { method: 'POST', body, at })
}

describe('the gradebook agrees with a hand calculation', () => {
  test('early, late, partly, with an extension, and nothing', async () => {
    // 20 points; until a day before the due time 110 %, late by up to a day 80 %: the third counts half of the item's weight.
    const policy = {
      points: 20,
      late: [
        { untilMs: -day, percent: 110 },
        { untilMs: day, percent: 80 },
      ],
    }
    const one = await assigned(school, { title: 'One', ...policy })
    const two = await assigned(school, {
      title: 'Two',
      ...policy,
      dueAt: later(2 * day).toISOString(),
      closesAt: later(3 * day).toISOString(),
      items: [question('test-choice'), { ...question('test-several'), weight: 3 }],
    })
    await assigned(school, { title: 'Draft' }, false)
    await answeredAt(school.lea, later(-2 * hour))
    await answeredAt(school.lea, later(day + hour), ['a', 'b'], 'test-several')
    await answeredAt(school.max, later(day + hour))
    const { assignments, lineOf } = await gradebook()
    expect(assignments.map(({ id, title }) => [id, title])).toEqual([
      [one, 'One'],
      [two, 'Two'],
    ])
    // Lea, one: 20 x 1 x 110 %. Two: the choice early, 20 x 1/4 x 110 % = 5.5; the other on time, 20 x 3/4 = 15.
    expect(lineOf('Lea').cells).toEqual([
      [22, 'done'],
      [20.5, 'done'],
    ])
    expect(lineOf('Lea').total).toEqual({ points: 42.5, of: 40 })
    // Max, one: an hour late, 20 x 80 %. Two: the choice on time, 20 x 1/4; the other not at all.
    expect(lineOf('Max').cells).toEqual([
      [16, 'late'],
      [5, 'partly'],
    ])
    await db.client.extension.create({
      data: { id: 'more', assignmentId: one, sectionId: school.sectionId, dueAt: later(2 * day) },
    })
    expect((await gradebook()).lineOf('Max').cells[0]).toEqual([20, 'done'])
  })

  test('who has answered nothing has no points, and is listed', async () => {
    await assigned(school)
    const { learners } = await gradebook()
    expect(learners.map(({ name, section, cells, total }) => ({ name, section, cells, total }))).toEqual([
      { name: 'Lea', section: null, cells: [[0, 'none']], total: { points: 0, of: 10 } },
      { name: 'Max', section: 'Evening', cells: [[0, 'none']], total: { points: 0, of: 10 } },
    ])
  })

  test('what regrading found is what counts, the newest of it', async () => {
    const id = await assigned(school)
    await answeredAt(school.lea, now)
    const { learnerId } = school.lea.user
    const attempt = await db.client.attempt.findFirstOrThrow({ where: { learnerId } })
    const again = { learnerId, attemptId: attempt.id, of: 1, reason: 'test' }
    await db.client.result.create({ data: { ...again, contentVersion: 'a', earned: 0, createdAt: later(hour) } })
    await db.client.result.create({ data: { ...again, contentVersion: 'b', earned: 0.5, createdAt: later(day) } })
    await db.client.result.create({ data: { ...again, contentVersion: 'c', earned: 0, createdAt: now } })
    expect((await gradebook()).lineOf('Lea').cells).toEqual([[5, 'done']])
    const { body } = await ask(school.teacher, getCell, cellPath(id, school.lea))
    expect(body).toMatchObject({ formula: { grade: { points: 5 } } })
  })

  test('a name on the instructor’s list stands for that of the account', async () => {
    await db.client.rosterEntry.create({
      data: {
        id: 'e',
        classroomId: school.id,
        name: 'Lea Müller',
        studentNumber: '7',
        claimedById: school.lea.user.id,
      },
    })
    expect((await gradebook()).lineOf('Lea Müller')).toMatchObject({ studentNumber: '7' })
  })
})

describe('what the class sees of a learner', () => {
  test('what was answered before joining is not there, unless the learner shares it', async () => {
    const id = await assigned(school, { opensAt: later(-30 * day).toISOString() })
    await answeredAt(school.lea, later(-8 * day))
    expect((await gradebook()).lineOf('Lea').cells).toEqual([[0, 'none']])
    const { body } = await ask(school.teacher, getCell, cellPath(id, school.lea))
    expect(body).toMatchObject({ formula: { items: [{ questions: [{ answers: [] }] }] } })
    await db.client.membership.updateMany({ where: { userId: school.lea.user.id }, data: { shareEarlier: true } })
    expect((await gradebook()).lineOf('Lea').cells).toEqual([[10, 'done']])
  })

  test('who has left stays with what was earned until then, and is not listed without', async () => {
    await assigned(school)
    await answeredAt(school.lea, later(-hour), 'fin')
    const ended = { status: 'ended', endedAt: now }
    await db.client.membership.updateMany({ where: { role: 'learner' }, data: ended })
    await answeredAt(school.lea, later(hour))
    const { learners } = await gradebook()
    expect(learners.map(({ name, ended: left, cells }) => [name, left, cells])).toEqual([['Lea', true, [[0, 'done']]]])
  })

  test('who waits to be let in is not listed', async () => {
    await db.client.membership.updateMany({ where: { userId: school.max.user.id }, data: { status: 'pending' } })
    expect((await gradebook()).learners.map(({ name }) => name)).toEqual(['Lea'])
  })
})

test('who deletes the account leaves numbers without a name, and nothing where nothing was earned', async () => {
  await assigned(school)
  await answeredAt(school.lea, now)
  for (const { user } of [school.lea, school.max]) await inTransaction((tx) => removeUser(tx, user, now))
  const { learners, former } = await gradebook()
  expect(learners).toEqual([])
  expect(former).toMatchObject([{ cells: [[10, 'done']], total: { points: 10, of: 10 } }])
  expect(JSON.stringify(await db.client.formerMember.findMany())).not.toContain(school.lea.user.id)
})

describe('every number opens to how it came about', () => {
  test('for the instructor and for the learner alike', async () => {
    const id = await assigned(school)
    await answeredAt(school.lea, later(-hour), 'fin')
    await answeredAt(school.lea, later(day + hour))
    const { body } = await ask(school.teacher, getCell, `${cellPath(id, school.lea)}?locale=en`)
    expect(body).toMatchObject({
      assignment: { id, title: 'The four waves', points: 10 },
      learner: { name: 'Lea' },
      state: 'late',
      formula: {
        counts: 'best',
        grade: { points: 8, of: 10, by: 'rule', done: 1, late: 1 },
        items: [
          {
            share: 0.8,
            questions: [
              {
                title: 'Which flags?',
                share: 0.8,
                answers: [
                  { verdict: 'not-best', earned: 0, of: 1, handIn: { percent: 100 } },
                  { verdict: 'counts', earned: 1, of: 1, handIn: { percent: 80, code: 'late' } },
                ],
              },
            ],
          },
        ],
      },
      history: [],
    })
    const own = await ask(school.lea, getOwnCell, `/api/classes/${school.id}/grades/${id}?locale=en`)
    expect(own.body).toEqual(body)
    const list = await ask(school.lea, getOwnGrades, `/api/classes/${school.id}/grades`)
    expect(list.body).toMatchObject({
      assignments: [{ id, points: 8, of: 10, state: 'late', done: 1, questions: 1 }],
      total: { points: 8, of: 10 },
    })
  })

  test('S4: an assignment or a learner of another class is not there, nor is an instructor', async () => {
    const other = await testClass()
    const id = await assigned(school)
    const foreign = await assigned(other)
    const paths = [cellPath(foreign, school.lea), cellPath(id, other.lea), cellPath(id, school.teacher)]
    for (const path of [...paths, cellPath('absent', school.lea)]) {
      const read = await ask(school.teacher, getCell, path)
      expect([read.status, read.body.code]).toEqual([404, 'not-found'])
      const body = { set: 'excused', reason: 'ill' }
      const written = await ask(school.teacher, postOverride, path, { method: 'POST', body })
      expect([written.status, written.body]).toEqual([404, read.body])
    }
    expect(await db.client.override.count()).toBe(0)
  })
})

describe('an override', () => {
  test('sets, excuses, and is withdrawn; every step stays, with its reason, and is in the log', async () => {
    const id = await assigned(school)
    await answeredAt(school.lea, now)
    expect((await set(id, school.lea, { set: 'points', points: 7.5, reason: 'the oral part' })).status).toBe(204)
    expect((await gradebook()).lineOf('Lea')).toMatchObject({ cells: [[7.5, 'overridden']], total: { points: 7.5 } })
    await set(id, school.lea, { set: 'excused', reason: 'ill' })
    expect((await gradebook()).lineOf('Lea')).toMatchObject({
      cells: [[null, 'excused']],
      total: { points: 0, of: 0 },
    })
    await set(id, school.lea, { set: 'withdrawn', reason: 'a mistake' })
    expect((await gradebook()).lineOf('Lea').cells).toEqual([[10, 'done']])
    const { body } = await ask(school.teacher, getCell, cellPath(id, school.lea))
    const history = body.history as { reason: string; by: string; points: number | null; excused: boolean }[]
    expect(history.map(({ reason }) => reason).sort()).toEqual(['a mistake', 'ill', 'the oral part'])
    expect(history.every(({ by }) => by === 'Tina')).toBe(true)
    const events = await db.client.auditEvent.findMany({ where: { action: { startsWith: 'override' } } })
    expect(events.map(({ action }) => action).sort()).toEqual([
      'override-excused',
      'override-set',
      'override-withdrawn',
    ])
  })

  test('needs a reason and points that are not negative', async () => {
    const id = await assigned(school)
    for (const body of [
      { set: 'points', points: 5, reason: ' ' },
      { set: 'points', points: -1, reason: 'x' },
      { set: 'points', reason: 'x' },
      { set: 'other', reason: 'x' },
    ]) {
      expect((await set(id, school.lea, body)).status).toBe(422)
    }
    expect(await db.client.override.count()).toBe(0)
  })

  test('is refused to learners, to others as if there was nothing, and in an archived class', async () => {
    const id = await assigned(school)
    const body = { set: 'points', points: 10, reason: 'please' }
    expect((await set(id, school.lea, body, school.lea)).status).toBe(403)
    expect((await set(id, school.lea, body, school.stranger)).status).toBe(404)
    await db.client.classroom.update({ where: { id: school.id }, data: { archivedAt: now } })
    expect((await set(id, school.lea, body)).status).toBe(409)
    expect(await db.client.override.count()).toBe(0)
  })
})

test('learners see no gradebook, and instructors have no grades of their own', async () => {
  const own = `/api/classes/${school.id}/grades`
  expect((await ask(school.lea, getGradebook, `/api/classes/${school.id}/gradebook`)).status).toBe(403)
  expect((await ask(school.stranger, getGradebook, `/api/classes/${school.id}/gradebook`)).status).toBe(404)
  expect((await ask(school.teacher, getOwnGrades, own)).status).toBe(403)
  expect((await ask(school.stranger, getOwnGrades, own)).status).toBe(404)
})
