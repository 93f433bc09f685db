import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { answeredAt, ask, assigned, mineOf, publish } from './asking.ts'
import { copyAssignment, createAssignment, deleteAssignment, putAssignment } from './assignments.ts'
import { body, day, hour, later, now, question, type TestClass, testClass } from './class-fixture.ts'
import { getAssignment, getClassAssignments, getDue } from './seeing.ts'

vi.mock('../course.ts', async () => ({ course: (await import('../course-fixture.ts')).testCourse }))
vi.mock('../lessons.ts', () => ({ practiceIds: () => ['test-number'] }))

let db: TemporaryDatabase
let school: TestClass
beforeEach(async () => {
  db = temporaryDatabase()
  school = await testClass()
})
afterEach(() => db.remove())

const put = (id: string, change: Parameters<typeof body>[0]) =>
  ask(school.teacher, putAssignment, `/api/assignments/${id}`, { method: 'PUT', body: body(change) })
const create = (change: Parameters<typeof body>[0]) =>
  ask(school.teacher, createAssignment, `/api/classes/${school.id}/assignments`, { method: 'POST', body: body(change) })
const remove = (id: string) => ask(school.teacher, deleteAssignment, `/api/assignments/${id}`, { method: 'DELETE' })
const list = async (person: TestClass['lea']) =>
  (await ask(person, getClassAssignments, `/api/classes/${school.id}/assignments`)).body.assignments as {
    id: string
    questions: number
    mine: { standing: { state: string } } | null
  }[]

describe('an instructor', () => {
  test('makes a draft that learners do not see, and publishes it', async () => {
    const id = await assigned(school, {}, false)
    expect(await list(school.lea)).toEqual([])
    expect(await list(school.teacher)).toMatchObject([{ id, published: false, questions: 1, mine: null }])
    expect((await ask(school.lea, getAssignment, `/api/assignments/${id}`)).status).toBe(404)
    await publish(school.teacher, id)
    expect(await list(school.lea)).toMatchObject([{ id, mine: { standing: { state: 'open' } } }])
  })

  test('assigns lessons, questions, challenges and check-ups, each as the questions it stands for', async () => {
    const id = await assigned(school, {
      items: [
        { kind: 'lesson', reference: 'test', weight: 1 },
        { kind: 'challenge', reference: 'test-challenge', weight: 1 },
        { kind: 'check-up', reference: 'start', weight: 2 },
      ],
    })
    const reply = await ask(school.teacher, getAssignment, `/api/assignments/${id}?locale=en`)
    const items = reply.body.items as { title: string; questions: { id: string }[] }[]
    expect(items.map(({ title, questions }) => [title, questions.length])).toEqual([
      ['Test', 6],
      ['Let the server finish.', 1],
      [null, 4],
    ])
    expect(items[0]!.questions).toContainEqual({
      id: 'test-number',
      prompt: 'How long?',
      place: { lesson: 'test', practice: true },
    })
  })

  test('is told what is wrong with the times and the table', async () => {
    const reply = await create({ dueAt: later(-2 * day), late: [{ untilMs: day, percent: 120 }] })
    expect(reply).toMatchObject({ status: 422, body: { code: 'policy-refused' } })
    expect(reply.body.problems).toEqual(['due-before-opening', 'late-rises'])
  })

  test.each([
    { kind: 'lesson', reference: 'no-such-lesson', weight: 1 },
    { kind: 'question', reference: 'test-challenge', weight: 1 },
    { kind: 'challenge', reference: 'test-choice', weight: 1 },
    { kind: 'check-up', reference: 'waves', weight: 1 },
    { kind: 'own-task', reference: 'no-such-task', weight: 1 },
  ])('cannot assign what is not there: $kind $reference', async (item) => {
    expect(await create({ items: [item] })).toMatchObject({ status: 422, body: { code: 'item-unknown' } })
  })

  test.each([
    ['a time without a zone', { dueAt: '2027-03-04T12:00:00' }],
    ['no items', { items: [] }],
    ['an item twice', { items: [question('test-choice'), question('test-choice')] }],
    ['a weight of nothing', { items: [{ ...question('test-choice'), weight: 0 }] }],
    ['points of nothing', { points: 0 }],
    ['no attempts', { attemptsAllowed: 0 }],
  ])('cannot send %s', async (_, change) => {
    expect(await create(change)).toMatchObject({ status: 422, body: { code: 'invalid-body' } })
  })

  test('changes it, and the log tells what changed from what to what', async () => {
    const id = await assigned(school)
    expect((await put(id, { points: 20, counts: 'last' })).status).toBe(204)
    expect(await db.client.auditEvent.findFirst({ where: { action: 'assignment-changed' } })).toMatchObject({
      actorId: school.teacher.user.id,
      details: {
        assignmentId: id,
        title: 'The four waves',
        changed: ['counts', 'points'],
        counts: 'best -> last',
        points: '10 -> 20',
      },
    })
  })

  test('cannot hide, delete or empty what somebody has answered; more may be asked', async () => {
    const id = await assigned(school)
    const other = question('test-number')
    await answeredAt(school.lea, now)
    const refused = { status: 409, body: { code: 'assignment-answered' } }
    expect(await publish(school.teacher, id, false)).toMatchObject(refused)
    expect(await remove(id)).toMatchObject(refused)
    expect(await put(id, { items: [other] })).toMatchObject(refused)
    expect((await put(id, { items: [question('test-choice'), other] })).status).toBe(204)
    // The lesson asks the same question.
    expect((await put(id, { items: [{ kind: 'lesson', reference: 'test', weight: 1 }] })).status).toBe(204)
  })

  test('may hide and delete what nobody has answered while it was open', async () => {
    const id = await assigned(school)
    await answeredAt(school.lea, later(-2 * day))
    expect((await publish(school.teacher, id, false)).status).toBe(204)
    expect((await remove(id)).status).toBe(204)
    expect(await db.client.assignment.count()).toBe(0)
    const actions = (await db.client.auditEvent.findMany({ orderBy: { createdAt: 'asc' } })).map(({ action }) => action)
    expect(actions.sort()).toEqual([
      'assignment-created',
      'assignment-deleted',
      'assignment-published',
      'assignment-unpublished',
    ])
  })

  test('copies it as a draft, without extensions', async () => {
    const id = await assigned(school)
    const copy = { method: 'POST', body: { classroomId: school.id } }
    const { body: made } = await ask(school.teacher, copyAssignment, `/api/assignments/${id}/copy`, copy)
    const row = await db.client.assignment.findUnique({ where: { id: String(made.id) }, include: { items: true } })
    expect(row).toMatchObject({ title: 'The four waves', publishedAt: null, points: 10, late: body().late })
    expect(row!.items).toMatchObject([{ position: 0, reference: 'test-choice' }])
  })

  test('cannot copy into a class of somebody else: it looks like none', async () => {
    const other = await testClass()
    const id = await assigned(school)
    const copy = { method: 'POST', body: { classroomId: other.id } }
    expect(await ask(school.teacher, copyAssignment, `/api/assignments/${id}/copy`, copy)).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    })
  })

  test('what else a body says is not taken', async () => {
    const id = await assigned(
      school,
      { id: 'mine', publishedAt: now, classroomId: 'other', createdAt: now } as object,
      false,
    )
    expect(await db.client.assignment.findUnique({ where: { id } })).toMatchObject({
      classroomId: school.id,
      publishedAt: null,
    })
  })
})

describe('a learner sees', () => {
  test('what it asks, where, how it counts, and what an answer would bring now', async () => {
    const id = await assigned(school, { note: 'Read first.', graceSeconds: 60 })
    const { body: seen } = await ask(school.lea, getAssignment, `/api/assignments/${id}?locale=zh`)
    expect(seen).toMatchObject({
      title: 'The four waves',
      note: 'Read first.',
      classroom: { name: 'Networks', timeZone: 'Europe/Berlin' },
      teaches: false,
      now: now.toISOString(),
      policy: { counts: 'best', graceSeconds: 60, points: 10 },
      items: [{ kind: 'question', questions: [{ id: 'test-choice', place: { lesson: 'test', practice: false } }] }],
      mine: {
        standing: { state: 'open', done: 0, questions: 1, now: { code: 'on-time', percent: 100 } },
        items: [{ worth: 10 }],
      },
    })
  })

  test("early, late and closed by the server's clock", async () => {
    const id = await assigned(school)
    await answeredAt(school.lea, later(day + hour))
    const own = await mineOf(school.lea, id, later(day + 2 * hour))
    expect(own).toMatchObject({ standing: { state: 'done', done: 1 }, grade: { points: 8, by: 'rule' } })
    expect(own.items[0]!.questions[0]!.answers).toMatchObject([
      { verdict: 'counts', handIn: { code: 'late', percent: 80, lateMs: hour } },
    ])
    expect((await mineOf(school.max, id, later(day + 1))).standing.state).toBe('late')
    expect((await mineOf(school.max, id, later(2 * day + 1))).standing.state).toBe('closed')
  })

  test('one second either side of the due time, as the server stored it', async () => {
    const id = await assigned(school)
    const grades: (number | null)[] = []
    for (const offset of [-1000, 0, 1, 1000]) {
      await answeredAt(school.lea, later(day + offset))
      grades.push((await mineOf(school.lea, id)).grade.points)
      await db.client.attempt.updateMany({ data: { createdAt: later(-9 * day) } })
    }
    expect(grades).toEqual([10, 10, 8, 8])
  })

  test('how many answers are left to each question', async () => {
    const id = await assigned(school, { attemptsAllowed: 2 })
    const left = async () => (await mineOf(school.lea, id)).items[0]!.questions[0]!.left
    expect(await left()).toBe(2)
    await answeredAt(school.lea, now, 'fin')
    expect(await left()).toBe(1)
    await answeredAt(school.lea, now, 'fin')
    await answeredAt(school.lea, now, 'fin-ack')
    expect(await left()).toBe(0)
    expect((await mineOf(school.lea, id)).grade.points).toBe(0)
  })

  test('the newest result in the place of the first, since a question was mended', async () => {
    const id = await assigned(school)
    await answeredAt(school.lea, now, 'fin')
    const { learnerId, id: attemptId } = (await db.client.attempt.findFirst())!
    const result = { learnerId, attemptId, of: 1, reason: 'mended' }
    await db.client.result.create({ data: { ...result, contentVersion: 'b', earned: 1, createdAt: later(hour) } })
    await db.client.result.create({ data: { ...result, contentVersion: 'a', earned: 0.5, createdAt: now } })
    expect((await mineOf(school.lea, id)).grade.points).toBe(10)
  })

  test('nothing of what was answered before joining, unless they share it', async () => {
    const id = await assigned(school, { opensAt: later(-30 * day) })
    await answeredAt(school.lea, later(-8 * day))
    expect((await mineOf(school.lea, id)).items[0]!.questions[0]!.answers).toMatchObject([
      { verdict: 'before-joining' },
    ])
    await db.client.membership.updateMany({ data: { shareEarlier: true } })
    expect((await mineOf(school.lea, id)).grade.points).toBe(10)
  })

  test('what an instructor has set, the newest', async () => {
    const id = await assigned(school)
    const set = { assignmentId: id, userId: school.lea.user.id, reason: 'oral' }
    await db.client.override.create({ data: { ...set, id: 'a', points: 7, createdAt: now } })
    await db.client.override.create({ data: { ...set, id: 'b', points: 9, createdAt: later(1) } })
    expect((await mineOf(school.lea, id)).grade).toMatchObject({ by: 'override', points: 9, ruled: 0 })
  })

  test('all that is due in their classes, the next first, and nothing of an archived one', async () => {
    await assigned(school, { title: 'Second', dueAt: later(1.5 * day) })
    await assigned(school, { title: 'First' })
    await assigned(school, { title: 'Draft' }, false)
    const titles = async (person: TestClass['lea']) =>
      ((await ask(person, getDue, '/api/due')).body.assignments as { title: string }[]).map(({ title }) => title)
    expect(await titles(school.lea)).toEqual(['First', 'Second'])
    expect(await titles(school.stranger)).toEqual([])
    await db.client.classroom.updateMany({ data: { archivedAt: now } })
    expect(await titles(school.lea)).toEqual([])
  })
})
