import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { visitor } from '../asking.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { createTask, deleteTask, getTasks, previewTask } from '../tasks/tasks.ts'
import { assigned, mineOf } from './asking.ts'
import { copyAssignment, createAssignment, deleteAssignment, putAssignment, putPublication } from './assignments.ts'
import { downloadCalendar, endCalendar, getCalendar, renewCalendar } from './calendar.ts'
import { body, day, later, type TestClass, testClass } from './class-fixture.ts'
import { getExtensions, giveExtension, withdrawExtension } from './extensions.ts'
import { getAssignment, getClassAssignments, getDue } from './seeing.ts'

vi.mock('../course.ts', async () => ({ course: (await import('../course-fixture.ts')).testCourse }))
vi.mock('../lessons.ts', () => ({ practiceIds: () => [] }))

let db: TemporaryDatabase
let school: TestClass
let assignment: string
beforeAll(async () => {
  db = temporaryDatabase()
  school = await testClass()
  assignment = await assigned(school)
}, 60_000)
afterAll(() => db.remove())

type Handler = (request: Request) => Promise<Response>
interface Route {
  name: string
  handler: Handler
  method: string
  path: (id: string) => string
  /** Of what the id in the path is one. */
  of: 'assignment' | 'class' | 'none'
  body?: object
  /** What a learner of the class is told. */
  learner: number
}

const scenario = { start: {}, played: {} }
const extension = { userIds: ['x'], dueAt: later(day), reason: 'ill' }
const ofAssignment = (rest = '') => ({
  of: 'assignment' as const,
  path: (id: string) => `/api/assignments/${id}${rest}`,
})
const ofClass = (rest: string) => ({ of: 'class' as const, path: (id: string) => `/api/classes/${id}${rest}` })
const ofNone = (path: string) => ({ of: 'none' as const, path: () => path })

const routes: Route[] = [
  { name: 'see', handler: getAssignment, method: 'GET', ...ofAssignment(), learner: 200 },
  { name: 'change', handler: putAssignment, method: 'PUT', ...ofAssignment(), body: body(), learner: 403 },
  { name: 'delete', handler: deleteAssignment, method: 'DELETE', ...ofAssignment(), learner: 403 },
  {
    name: 'publish',
    handler: putPublication,
    method: 'PUT',
    ...ofAssignment('/publication'),
    body: { published: false },
    learner: 403,
  },
  {
    name: 'copy',
    handler: copyAssignment,
    method: 'POST',
    ...ofAssignment('/copy'),
    body: { classroomId: 'x' },
    learner: 403,
  },
  { name: 'see extensions', handler: getExtensions, method: 'GET', ...ofAssignment('/extensions'), learner: 403 },
  {
    name: 'extend',
    handler: giveExtension,
    method: 'POST',
    ...ofAssignment('/extensions'),
    body: extension,
    learner: 403,
  },
  { name: 'withdraw', handler: withdrawExtension, method: 'DELETE', ...ofAssignment('/extensions/x'), learner: 403 },
  { name: 'list', handler: getClassAssignments, method: 'GET', ...ofClass('/assignments'), learner: 200 },
  { name: 'create', handler: createAssignment, method: 'POST', ...ofClass('/assignments'), body: body(), learner: 403 },
  { name: 'see tasks', handler: getTasks, method: 'GET', ...ofClass('/tasks'), learner: 403 },
  { name: 'delete a task', handler: deleteTask, method: 'DELETE', ...ofClass('/tasks/x'), learner: 403 },
  { name: 'see what is due', handler: getDue, method: 'GET', ...ofNone('/api/due'), learner: 200 },
  { name: 'see the calendar', handler: getCalendar, method: 'GET', ...ofNone('/api/me/calendar'), learner: 200 },
  {
    name: 'renew the calendar',
    handler: renewCalendar,
    method: 'POST',
    ...ofNone('/api/me/calendar'),
    body: {},
    learner: 200,
  },
  { name: 'end the calendar', handler: endCalendar, method: 'DELETE', ...ofNone('/api/me/calendar'), learner: 204 },
]
const writes = routes.filter(({ method }) => method !== 'GET')

const idFor = ({ of }: Route, from: TestClass = school) => (of === 'class' ? from.id : assignment)
const call = (browser: ReturnType<typeof visitor>, { handler, method, path, body }: Route, id: string) =>
  browser.ask(handler, path(id), { method, ...(body ? { body } : {}) })

describe('who may what', () => {
  test.each(routes)('$name: a visitor is asked to sign in, whatever the id', async (route) => {
    for (const id of [idFor(route), randomUUID()]) {
      expect(await call(visitor(), route, id)).toMatchObject({ status: 401, body: { code: 'sign-in-required' } })
    }
  })

  test.each(routes.filter(({ of }) => of !== 'none'))(
    '$name: to an instructor of another class it looks like what does not exist',
    async (route) => {
      const absent = await call(school.stranger.browser, route, randomUUID())
      const found = await call(school.stranger.browser, route, idFor(route))
      expect(absent.status).toBe(404)
      expect([found.status, found.body]).toEqual([absent.status, absent.body])
    },
  )

  test.each(routes)('$name: a learner of the class gets $learner', async (route) => {
    expect((await call(school.lea.browser, route, idFor(route))).status).toBe(route.learner)
  })

  test.each(writes)('$name: no other site can cause it', async ({ handler, method, path, body, ...route }) => {
    const to = `http://waves.test${path(idFor({ ...route, handler, method, path }))}`
    for (const origin of [null, 'null', 'http://evil.test', 'http://sub.waves.test', 'http://waves.test:81']) {
      const headers = new Headers({
        host: 'waves.test',
        cookie: school.teacher.cookie,
        'content-type': 'application/json',
      })
      if (origin !== null) headers.set('origin', origin)
      const sent = body ? { body: JSON.stringify(body) } : {}
      const response = await handler(new Request(to, { method, headers, ...sent }))
      expect([origin, response.status]).toEqual([origin, 403])
    }
  })

  test('to record and preview a task is for those who teach the class', async () => {
    for (const handler of [createTask, previewTask]) {
      const route: Route = { name: '', handler, method: 'POST', ...ofClass('/tasks'), body: scenario, learner: 422 }
      // A body that says nothing is refused before anybody asks who sent it.
      expect((await call(school.lea.browser, route, school.id)).status).toBe(422)
    }
    expect((await downloadCalendar(new Request('http://waves.test/api/me/calendar/file'))).status).toBe(401)
  })
})

describe('whatever clock the browser has', () => {
  test.each([-3, 3])(
    "%i days wrong: the server's own time of storing decides, and no length is negative",
    async (days) => {
      const id = await assigned(school, {
        opensAt: new Date(Date.now() - day).toISOString(),
        dueAt: new Date(Date.now() + day).toISOString(),
        closesAt: new Date(Date.now() + 2 * day).toISOString(),
      })
      await db.client.membership.updateMany({ data: { joinedAt: new Date(0) } })
      const elapsed = { elapsedMs: days * day }
      await school.max.browser.answer('test-choice', 'fin-ack', randomUUID(), {
        ...elapsed,
        createdAt: later(days * day),
      })
      const own = await mineOf(school.max, id, new Date())
      const [given] = own.items[0]!.questions[0]!.answers.filter(({ verdict }) => verdict === 'counts')
      expect(given).toMatchObject({ handIn: { code: 'on-time', percent: 100, lateMs: 0 } })
      expect(own.standing.now.lateMs).toBe(0)
      const stored = await db.client.attempt.findMany({ select: { createdAt: true, elapsedMs: true } })
      for (const { createdAt, elapsedMs } of stored) {
        expect(Math.abs(createdAt.getTime() - Date.now())).toBeLessThan(60_000)
        expect(elapsedMs).toBeGreaterThanOrEqual(0)
      }
    },
  )
})
