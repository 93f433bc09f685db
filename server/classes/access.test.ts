import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { getEvents } from './audit.ts'
import { classOf, newClass, type Person, person, type TestClass } from './class-fixture.ts'
import { createClass, putArchive, putClass } from './classes.ts'
import { getClass, getPeople } from './classroom.ts'
import { addInstructor, removeInstructor } from './instructors.ts'
import { createInvitation, getInvitations, revokeInvitation, rotateInvitation } from './invitations.ts'
import { join, lookAtInvitation } from './joining.ts'
import { changeMembers } from './members.ts'
import { claimEntry, leaveClass, putSharing } from './own-place.ts'
import { deleteEntry, importRoster, undoClaim } from './roster.ts'
import { createSection, deleteSection, putSection } from './sections.ts'

let db: TemporaryDatabase
let ours: TestClass
let theirs: TestClass
beforeEach(async () => {
  db = temporaryDatabase()
  ours = await newClass()
  theirs = await classOf(await person('Ivo', { role: 'instructor' }), 'Another')
})
afterEach(() => db.remove())

type Handler = (request: Request) => Promise<Response>
const terms = { days: 7, seats: 3, requiresApproval: false, sectionId: null }
const named = { name: 'Named', term: '', timeZone: 'UTC' }

/** Everything below /api/classes/ID: an id of `kind` stands at the end where there is one. */
const routes: [name: string, method: string, path: string, handler: Handler, body?: object][] = [
  ['see', 'GET', '', getClass],
  ['change', 'PUT', '', putClass, named],
  ['archive', 'PUT', '/archive', putArchive, { archived: true }],
  ['people', 'GET', '/people', getPeople],
  ['log', 'GET', '/events', getEvents],
  ['members', 'POST', '/members', changeMembers, { change: 'remove', userIds: ['x'] }],
  ['sharing', 'PUT', '/me', putSharing, { shareEarlier: true }],
  ['leave', 'DELETE', '/me', leaveClass],
  ['claim', 'POST', '/claim', claimEntry, { who: 'x' }],
  ['undo a claim', 'DELETE', '/claims/:entry', undoClaim],
  ['add an instructor', 'POST', '/instructors', addInstructor, { email: 'x@example.org' }],
  ['remove an instructor', 'DELETE', '/instructors/:instructor', removeInstructor],
  ['new section', 'POST', '/sections', createSection, { name: 'x' }],
  ['change a section', 'PUT', '/sections/:section', putSection, { name: 'x' }],
  ['delete a section', 'DELETE', '/sections/:section', deleteSection],
  ['invitations', 'GET', '/invitations', getInvitations],
  ['new invitation', 'POST', '/invitations', createInvitation, terms],
  ['rotate', 'POST', '/invitations/:invitation', rotateInvitation, {}],
  ['revoke', 'DELETE', '/invitations/:invitation', revokeInvitation],
  ['list', 'POST', '/roster', importRoster, { csv: 'Name\nA', store: true }],
  ['off the list', 'DELETE', '/roster/:entry', deleteEntry],
]

const ask = (who: Person, classId: string, [, method, path, handler, body]: (typeof routes)[number]) =>
  who.ask(handler, `/api/classes/${classId}${path}`, { method, body })

/** One row of each kind, in the class. */
async function idsOf({ id, instructor, invite }: TestClass): Promise<Record<string, string>> {
  const send = (handler: Handler, path: string, body: object) =>
    instructor.ask(handler, `/api/classes/${id}${path}`, { method: 'POST', body })
  await send(importRoster, '/roster', { csv: 'Name\nOn the list', store: true })
  const entry = await db.client.rosterEntry.findFirstOrThrow({ where: { classroomId: id } })
  return {
    entry: entry.id,
    instructor: instructor.user.id,
    section: (await send(createSection, '/sections', { name: 'Monday' })).body.id as string,
    invitation: (await invite()).id,
  }
}

const snapshot = async () => {
  const { client } = db
  return JSON.stringify([
    await client.classroom.findMany({ orderBy: { id: 'asc' } }),
    await client.section.findMany({ orderBy: { id: 'asc' } }),
    await client.membership.findMany({ orderBy: [{ classroomId: 'asc' }, { userId: 'asc' }] }),
    await client.invitation.findMany({ orderBy: { id: 'asc' } }),
    await client.rosterEntry.findMany({ orderBy: { id: 'asc' } }),
    await client.auditEvent.findMany({ orderBy: { id: 'asc' } }),
  ])
}

describe('a class that is not one’s own looks like one that does not exist (S4)', () => {
  test.each(routes)('%s', async (...route) => {
    const ids = await idsOf(theirs)
    const path = route[2].replace(/:(\w+)/, (_, kind: string) => ids[kind]!)
    const asked = [...route] as (typeof routes)[number]
    asked[2] = path
    const others = [await ours.learner('Lea'), ours.instructor, await person('Tom')]
    const before = await snapshot()
    for (const who of others) {
      const [foreign, absent] = [await ask(who, theirs.id, asked), await ask(who, 'absent', asked)]
      expect([foreign.status, foreign.body]).toEqual([404, absent.body])
      expect([...foreign.headers]).toEqual([...absent.headers])
    }
    expect(await snapshot()).toEqual(before)
  })

  test('no id of another class works in one’s own: it is answered like one that does not exist', async () => {
    const ids = await idsOf(theirs)
    const nested = routes.filter(([, , path]) => path.includes(':'))
    expect(nested).toHaveLength(7)
    const before = await snapshot()
    for (const [name, method, path, handler, body] of nested) {
      const kind = /:(\w+)/.exec(path)![1]!
      const at = (id: string) =>
        ask(ours.instructor, ours.id, [name, method, path.replace(`:${kind}`, id), handler, body])
      const [foreign, absent] = [await at(ids[kind]!), await at('absent')]
      expect([name, foreign.status, foreign.body]).toEqual([name, 404, absent.body])
    }
    expect(await snapshot()).toEqual(before)
  })

  test('a learner may change nothing of the class, and learns of no id in it whether it exists', async () => {
    const ids = await idsOf(ours)
    const lea = await ours.learner('Lea')
    const before = await snapshot()
    for (const [name, method, path, handler, body] of routes) {
      if (['see', 'sharing', 'leave', 'claim'].includes(name)) continue
      const at = (id: (kind: string) => string) =>
        ask(lea, ours.id, [name, method, path.replace(/:(\w+)/, (_, kind: string) => id(kind)), handler, body])
      const [there, absent] = [await at((kind) => ids[kind]!), await at(() => 'absent')]
      expect([name, there.status, there.body.code]).toEqual([name, 403, 'not-permitted'])
      expect(there.body).toEqual(absent.body)
    }
    expect(await snapshot()).toEqual(before)
  })
})

const writes: [name: string, method: string, path: string, handler: Handler, body?: object][] = [
  ...routes
    .filter(([, method]) => method !== 'GET')
    .map(([name, method, path, handler, body]) => {
      const row: [string, string, string, Handler, object?] = [name, method, `/api/classes/CLASS${path}`, handler, body]
      return row
    }),
  ['new class', 'POST', '/api/classes', createClass, named],
  ['look', 'POST', '/api/join/look', lookAtInvitation, { code: 'CODE' }],
  ['join', 'POST', '/api/join', join, { code: 'CODE', shareEarlier: true }],
]

describe('another site cannot write (S5)', () => {
  const origins: [name: string, headers: Record<string, string>][] = [
    ['no origin', {}],
    ['a null origin', { origin: 'null' }],
    ['a foreign origin', { origin: 'http://evil.test' }],
    ['a sub-domain', { origin: 'http://x.waves.test' }],
    ['another port', { origin: 'http://waves.test:8080' }],
    ['the word of the browser', { origin: 'http://waves.test', 'sec-fetch-site': 'cross-site' }],
  ]
  test.each(writes)('%s', async (_, method, path, handler, body) => {
    const url = `http://waves.test${path.replace('CLASS', ours.id)}`
    const headers = { host: 'waves.test', 'content-type': 'application/json', cookie: ours.instructor.cookie() }
    const before = await snapshot()
    for (const [name, origin] of origins) {
      const init = { method, headers: { ...headers, ...origin }, ...(body ? { body: JSON.stringify(body) } : {}) }
      expect([name, (await handler(new Request(url, init))).status]).toEqual([name, 403])
    }
    if (body) {
      const form = { ...headers, origin: 'http://waves.test', 'content-type': 'text/plain' }
      expect((await handler(new Request(url, { method, headers: form, body: JSON.stringify(body) }))).status).toBe(415)
    }
    expect(await snapshot()).toEqual(before)
  })
})

test('what a body says beyond its fields has no effect (S14)', async () => {
  const more = {
    id: 'mine',
    classroomId: theirs.id,
    userId: theirs.instructor.user.id,
    role: 'instructor',
    status: 'active',
    createdAt: '2000-01-01T00:00:00Z',
    archivedAt: '2000-01-01T00:00:00Z',
    code: '0'.repeat(15),
    used: -5,
    expiresAt: '2999-01-01T00:00:00Z',
    claimedById: 'me',
  }
  const polluted = (body: object) =>
    JSON.parse(JSON.stringify({ ...body, ...more }).replace('{', '{"__proto__":{"role":"x"},'))
  const send = (who: Person, handler: Handler, path: string, method: string, body: object) =>
    who.ask(handler, path, { method, body: polluted(body) })
  const base = `/api/classes/${ours.id}`
  await send(ours.instructor, putClass, base, 'PUT', named)
  const made = await send(ours.instructor, createClass, '/api/classes', 'POST', named)
  await send(ours.instructor, createSection, `${base}/sections`, 'POST', { name: 'Monday' })
  const invited = await send(ours.instructor, createInvitation, `${base}/invitations`, 'POST', {
    ...terms,
    requiresApproval: true,
  })
  const lea = await person('Lea')
  const { code } = await ours.invite({ requiresApproval: true })
  await lea.ask(join, '/api/join', { method: 'POST', body: { ...polluted({ shareEarlier: false }), code } })
  await send(lea, putSharing, `${base}/me`, 'PUT', { shareEarlier: true })

  const classroom = await db.client.classroom.findUniqueOrThrow({ where: { id: ours.id } })
  expect([classroom.archivedAt, classroom.createdAt > new Date('2020-01-01')]).toEqual([null, true])
  expect(made.body.id).not.toBe('mine')
  const invitation = await db.client.invitation.findUniqueOrThrow({ where: { id: invited.body.id as string } })
  expect(invitation.expiresAt < new Date('2999-01-01')).toBe(true)
  expect(await db.client.section.count({ where: { classroomId: theirs.id } })).toBe(0)
  const leas = await db.client.membership.findMany({ where: { userId: lea.user.id } })
  expect(leas).toMatchObject([{ classroomId: ours.id, role: 'learner', status: 'pending', shareEarlier: true }])
})

test('names that are code are stored as they are, for views to show as text (S11)', async () => {
  const name = '<img src=x onerror=alert(1)>"\'`'
  await ask(ours.instructor, ours.id, ['change', 'PUT', '', putClass, { ...named, name }])
  expect((await ask(ours.instructor, ours.id, ['see', 'GET', '', getClass])).body.name).toBe(name)
})
