import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { connected } from '../../tcp/fixture.ts'
import type { Scenario } from '../../tcp/scenario.ts'
import { ask, assigned, mineOf } from '../assignments/asking.ts'
import { day, later, type TestClass, testClass } from '../assignments/class-fixture.ts'
import { getAssignment } from '../assignments/seeing.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { askedVariant } from '../variants.ts'
import { createTask, deleteTask, getTasks, previewTask } from './tasks.ts'

vi.mock('../course.ts', async () => ({ course: (await import('../course-fixture.ts')).testCourse }))
vi.mock('../lessons.ts', () => ({ practiceIds: () => [] }))

let db: TemporaryDatabase
let school: TestClass
beforeEach(async () => {
  db = temporaryDatabase()
  school = await testClass()
})
afterEach(() => db.remove())

const start: Scenario = connected([], { untilMs: 70_000 })
const close = (host: 'client' | 'server', at: number) => ({ at, host, do: 'close' }) as const
const played: Scenario = { ...start, script: [...start.script, close('client', 400), close('server', 500)] }
const say = { en: 'so', zh: '如此' }

const draft = (change: object = {}) => ({
  title: 'Let both close',
  prompt: { en: 'End it in order.' },
  why: { en: 'Both have closed.', zh: '两边都关闭了。' },
  start,
  played,
  allow: [],
  goal: [
    { say, ends: { host: 'server', state: 'CLOSED' } },
    { say, sent: { from: 'client', has: 'RST', atMost: 0 } },
  ],
  par: 2,
  ...change,
})

const path = () => `/api/classes/${school.id}/tasks`
const post = (handler: typeof createTask, change: object = {}, person = school.teacher, to = path()) =>
  ask(person, handler, to, { method: 'POST', body: draft(change) })
const preview = async (change: object = {}) =>
  (await post(previewTask, change, school.teacher, `${path()}/preview`)).body as {
    problems: string[]
    played: { held: boolean; code: string }[]
    start: { held: boolean }[]
    additions: number
  }
const made = async () => String((await post(createTask)).body.id)
const asked = (person: TestClass['lea'], id: string, locale = 'en') =>
  person.browser.ask(askedVariant, `/api/questions/own-${id}?locale=${locale}`)
const assignedTask = async (change: object = {}, published = true) => {
  const id = await made()
  const items = [{ kind: 'own-task', reference: id, weight: 1 }]
  return { id, assignment: await assigned(school, { opensAt: new Date(0).toISOString(), items, ...change }, published) }
}

describe('a preview', () => {
  test('shows how the grader takes the run that was played, clause by clause, and the start', async () => {
    expect(await preview()).toMatchObject({
      problems: [],
      additions: 2,
      played: [
        { held: true, code: 'ended-there' },
        { held: true, code: 'sent' },
      ],
      start: [{ held: false }, { held: true }],
    })
    expect(await db.client.ownTask.count()).toBe(0)
  })

  test.each([
    [
      'the run does not reach the goal',
      'goal-not-reached',
      { goal: [{ say, never: { host: 'client', state: 'TIME_WAIT' } }] },
    ],
    [
      'the start reaches it already',
      'start-reaches-goal',
      { goal: [{ say, never: { host: 'client', state: 'CLOSING' } }] },
    ],
    ['nothing was played', 'nothing-played', { played: start }],
    ['the run is not one of the start', 'start-changed', { played: { ...played, link: { delayMs: 1 } } }],
    ['the par is less than what was played', 'par-not-shown', { par: 1 }],
  ])('says that %s', async (_, code, change) => {
    expect((await preview(change)).problems).toContain(code)
    expect(await post(createTask, change)).toMatchObject({ status: 422, body: { code: 'task-refused' } })
    expect(await db.client.ownTask.count()).toBe(0)
  })

  test('says that a run is too long for the limits of challenges', async () => {
    const sends = Array.from({ length: 201 }, (_, at) => ({ at: 300 + at, host: 'client', do: 'send', bytes: 1 }))
    const long = { ...start, script: [...start.script, ...sends] }
    expect((await preview({ played: long, allow: ['send'], par: 200 })).problems).toContain('run-too-long')
  })

  test('refuses what is no scenario and no goal', async () => {
    for (const change of [{ start: {} }, { goal: [] }, { goal: [{ say }] }, { prompt: {} }, { title: ' ' }]) {
      expect(await post(previewTask, change)).toMatchObject({ status: 422, body: { code: 'invalid-body' } })
    }
  })
})

describe('a task that is kept', () => {
  test('is a challenge, and the log has it', async () => {
    const id = await made()
    expect(await db.client.questionVersion.findFirst({ where: { questionId: `own-${id}` } })).not.toBeNull()
    expect(await db.client.auditEvent.findFirst({ where: { action: 'task-created' } })).toMatchObject({
      details: { taskId: id, title: 'Let both close' },
    })
    expect((await ask(school.teacher, getTasks, path())).body.tasks).toMatchObject([{ id, used: false }])
  })

  test('allows what the run does, and what else was chosen', async () => {
    const id = String((await post(createTask, { allow: ['send', 'close'] })).body.id)
    expect((await asked(school.teacher, id)).body).toMatchObject({ question: { allow: ['close', 'send'] } })
  })

  test('is asked and solved by a learner of the class like any other, and counts', async () => {
    const { id, assignment } = await assignedTask()
    const { status, body } = await asked(school.lea, id)
    expect(status).toBe(200)
    expect(body).toMatchObject({ seed: 1, question: { kind: 'challenge', prompt: 'End it in order.', par: 2 } })
    expect(JSON.stringify(body)).not.toContain('Both have closed')
    const { version } = body.question as { version: string }
    const reply = await school.lea.browser.answer(`own-${id}`, played, randomUUID(), { version })
    expect(reply.body).toMatchObject({ status: 'graded', earned: 1, feedback: { additions: 2, par: 2 }, next: {} })
    await db.client.attempt.updateMany({ data: { createdAt: later(0) } })
    expect((await mineOf(school.lea, assignment)).grade.points).toBe(10)
    const seen = await ask(school.lea, getAssignment, `/api/assignments/${assignment}`)
    expect(seen.body.items).toMatchObject([
      { kind: 'own-task', title: 'Let both close', questions: [{ id: `own-${id}` }] },
    ])
  })

  test('is shown in the one language that it has, and says why in both', async () => {
    const { id } = await assignedTask()
    expect((await asked(school.lea, id, 'zh')).body).toMatchObject({ question: { prompt: 'End it in order.' } })
  })

  test('has the limits of every challenge', async () => {
    const { id } = await assignedTask()
    const answer = { ...start, script: [...start.script, { at: 400, host: 'client', do: 'crash' }] }
    expect((await school.lea.browser.answer(`own-${id}`, answer)).body).toMatchObject({
      status: 'ungraded',
      reason: 'addition-not-allowed',
    })
  })

  test('is not deleted while an assignment asks it', async () => {
    const { id, assignment } = await assignedTask({}, false)
    const remove = () => ask(school.teacher, deleteTask, `${path()}/${id}`, { method: 'DELETE' })
    expect(await remove()).toMatchObject({ status: 409, body: { code: 'task-used' } })
    await db.client.assignment.delete({ where: { id: assignment } })
    expect((await remove()).status).toBe(204)
    expect((await remove()).status).toBe(404)
  })
})

describe('who is not in the class, or too early', () => {
  const unknown = async (person: TestClass['lea'], id: string) => {
    const absent = await asked(person, randomUUID())
    const found = await asked(person, id)
    expect([found.status, found.body]).toEqual([404, absent.body])
    const reply = await person.browser.answer(`own-${id}`, played)
    expect([reply.status, reply.body]).toEqual([404, absent.body])
  }

  test('is told the same as of a task that does not exist, asking and answering', async () => {
    const { id } = await assignedTask()
    await unknown(school.stranger, id)
    await unknown((await testClass()).lea, id)
    await db.client.membership.updateMany({ where: { userId: school.lea.user.id }, data: { status: 'ended' } })
    await unknown(school.lea, id)
  })

  test('a learner sees none that no published assignment asks, or none that is open', async () => {
    await unknown(school.lea, await made())
    await unknown(school.lea, (await assignedTask({}, false)).id)
    const ahead = new Date(Date.now() + day).toISOString()
    const times = { opensAt: ahead, dueAt: ahead, closesAt: ahead }
    await unknown(school.lea, (await assignedTask(times)).id)
  })

  test('an instructor of the class tries it at any time', async () => {
    const id = await made()
    expect((await asked(school.teacher, id)).status).toBe(200)
    expect((await school.teacher.browser.answer(`own-${id}`, played)).body).toMatchObject({ earned: 1 })
  })

  test('nobody else makes or sees the tasks of a class', async () => {
    expect((await post(createTask, {}, school.lea)).status).toBe(403)
    expect((await post(createTask, {}, school.stranger)).status).toBe(404)
    expect((await ask(school.lea, getTasks, path())).status).toBe(403)
    expect((await ask(school.stranger, getTasks, path())).status).toBe(404)
  })

  test('in an archived class it is there to read, not to answer', async () => {
    const { id } = await assignedTask()
    await db.client.classroom.updateMany({ data: { archivedAt: later(0) } })
    expect((await asked(school.lea, id)).status).toBe(200)
    expect((await school.lea.browser.answer(`own-${id}`, played)).status).toBe(404)
  })
})
