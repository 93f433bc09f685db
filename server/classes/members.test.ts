import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { getEvents } from './audit.ts'
import { classOf, newClass, type Person, person, type TestClass } from './class-fixture.ts'
import { createClass, getClasses, putArchive, putClass } from './classes.ts'
import { getClass, getPeople } from './classroom.ts'
import { addInstructor, removeInstructor } from './instructors.ts'
import { changeMembers } from './members.ts'
import { leaveClass, putSharing } from './own-place.ts'
import { createSection, deleteSection, putSection } from './sections.ts'

let db: TemporaryDatabase
let ours: TestClass
beforeEach(async () => {
  db = temporaryDatabase()
  ours = await newClass()
})
afterEach(() => db.remove())

type Handler = (request: Request) => Promise<Response>
const send = (who: Person, handler: Handler, path: string, method: string, body?: unknown) =>
  who.ask(handler, `/api/classes/${ours.id}${path}`, { method, body })
const by = (handler: Handler, path: string, method: string, body?: unknown) =>
  send(ours.instructor, handler, path, method, body)
const told = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body.code]
interface People {
  members: { userId: string; role: string; status: string; sectionId: string | null }[]
  sections: { id: string; name: string }[]
}
const people = async () => (await by(getPeople, '/people', 'GET')).body as unknown as People

describe('a class', () => {
  test('is made by instructors and administrators, and by nobody else', async () => {
    const body = { name: 'Networks', term: '', timeZone: 'Asia/Kolkata' }
    const made = async (who: Person) => (await who.ask(createClass, '/api/classes', { method: 'POST', body })).status
    expect(await made(await person('Lea'))).toBe(403)
    expect(await made(await person('Ada', { role: 'administrator' }))).toBe(200)
    expect(await made(await person('Ina', { role: 'instructor' }))).toBe(200)
  })

  test('has a name and a time zone that exists', async () => {
    const body = { name: ' \u202e Net\tworks ', term: '', timeZone: 'Asia/Kolkata' }
    expect((await by(putClass, '', 'PUT', body)).status).toBe(204)
    expect((await by(getClass, '', 'GET')).body).toMatchObject({ name: 'Net works', timeZone: 'Asia/Kolkata' })
    for (const wrong of [{ name: ' ' }, { name: 'x'.repeat(121) }, { timeZone: 'Mars/Olympus' }])
      expect(told(await by(putClass, '', 'PUT', { ...body, ...wrong }))).toEqual([422, 'invalid-body'])
  })

  test('is listed for those who are in it', async () => {
    const lea = await ours.learner('Lea')
    const listed = async (who: Person) => (await who.ask(getClasses, '/api/classes')).body
    expect(await listed(lea)).toEqual({
      mayCreate: false,
      mayListAll: false,
      classes: [
        { id: ours.id, name: 'Networks', term: 'Spring 2027', archived: false, role: 'learner', status: 'active' },
      ],
    })
    expect(await listed(ours.instructor)).toMatchObject({ mayCreate: true, classes: [{ role: 'instructor' }] })
    expect(await listed(await person('Tom'))).toEqual({ mayCreate: false, mayListAll: false, classes: [] })
  })

  test('archived is kept for reading, and can be opened again', async () => {
    const lea = await ours.learner('Lea')
    await by(putArchive, '/archive', 'PUT', { archived: true })
    expect((await send(lea, getClass, '', 'GET')).body.archivedAt).not.toBeNull()
    const rename = { name: 'Other', term: '', timeZone: 'UTC' }
    expect(told(await by(putClass, '', 'PUT', rename))).toEqual([409, 'class-archived'])
    expect(told(await by(createSection, '/sections', 'POST', { name: 'A' }))).toEqual([409, 'class-archived'])
    expect((await people()).members).toHaveLength(2)
    await by(putArchive, '/archive', 'PUT', { archived: false })
    expect((await by(putClass, '', 'PUT', rename)).status).toBe(204)
  })
})

describe('sections', () => {
  test('are made, renamed and deleted; learners are moved, and stay when theirs is deleted', async () => {
    const [lea, tom] = [await ours.learner('Lea'), await ours.learner('Tom')]
    const { id: sectionId } = (await by(createSection, '/sections', 'POST', { name: 'Monday' })).body
    expect(told(await by(createSection, '/sections', 'POST', { name: 'Monday' }))).toEqual([409, 'name-taken'])
    const other = (await by(createSection, '/sections', 'POST', { name: 'Friday' })).body.id
    expect(told(await by(putSection, `/sections/${other}`, 'PUT', { name: 'Monday' }))).toEqual([409, 'name-taken'])
    expect((await by(putSection, `/sections/${other}`, 'PUT', { name: 'Tuesday' })).status).toBe(204)
    const userIds = [lea.user.id, tom.user.id]
    expect((await by(changeMembers, '/members', 'POST', { change: 'move', userIds, sectionId })).body.changed).toBe(2)
    const placed = async () => (await people()).members.filter((member) => member.sectionId === sectionId).length
    expect(await placed()).toBe(2)
    expect((await by(deleteSection, `/sections/${sectionId}`, 'DELETE')).status).toBe(204)
    const { sections, members } = await people()
    expect(sections.map(({ name }) => name)).toEqual(['Tuesday'])
    expect(members).toHaveLength(3)
    expect(await placed()).toBe(0)
  })

  test('of another class are none', async () => {
    const lea = await ours.learner('Lea')
    const theirs = await classOf(await person('Ivo', { role: 'instructor' }))
    const path = `/api/classes/${theirs.id}/sections`
    const foreign = (await theirs.instructor.ask(createSection, path, { method: 'POST', body: { name: 'A' } })).body.id
    const move = { change: 'move', userIds: [lea.user.id], sectionId: foreign }
    expect(told(await by(changeMembers, '/members', 'POST', move))).toEqual([422, 'section-unknown'])
    expect(told(await by(putSection, `/sections/${foreign}`, 'PUT', { name: 'B' }))).toEqual([404, 'not-found'])
    expect(told(await by(deleteSection, `/sections/${foreign}`, 'DELETE'))).toEqual([404, 'not-found'])
    await expect(ours.invite({ sectionId: foreign })).rejects.toThrow('section-unknown')
  })
})

describe('co-instructors', () => {
  const add = (email: string) => by(addInstructor, '/instructors', 'POST', { email })

  test('are added by the address of an account that is surely theirs; any other looks like none', async () => {
    const confirmed = await person('Cora', { confirmed: true })
    const appointed = await person('Iris', { role: 'instructor' })
    const anybody = await person('Mal')
    expect((await add(` ${confirmed.user.email.toUpperCase()} `)).status).toBe(204)
    expect((await add(appointed.user.email)).status).toBe(204)
    const refused = await add(anybody.user.email)
    expect(told(refused)).toEqual([422, 'account-unknown'])
    expect((await add('nobody@example.org')).body).toEqual(refused.body)
    expect((await send(confirmed, getPeople, '/people', 'GET')).status).toBe(200)
    expect((await people()).members.filter(({ role }) => role === 'instructor')).toHaveLength(3)
  })

  test('cannot be asked for address after address: 10 an hour', async () => {
    const outcomes = []
    for (let count = 0; count < 11; count++) outcomes.push((await add(`person${count}@example.org`)).status)
    expect(outcomes).toEqual([...Array.from({ length: 10 }, () => 422), 429])
  })

  test('are equals: each may remove the other, and the last one cannot leave', async () => {
    const iris = await person('Iris', { role: 'instructor' })
    await add(iris.user.email)
    const path = `/instructors/${ours.instructor.user.id}`
    expect((await send(iris, removeInstructor, path, 'DELETE')).status).toBe(204)
    expect(told(await by(getClass, '', 'GET'))).toEqual([404, 'not-found'])
    expect(told(await send(iris, leaveClass, '/me', 'DELETE'))).toEqual([409, 'last-instructor'])
    const self = `/instructors/${iris.user.id}`
    expect(told(await send(iris, removeInstructor, self, 'DELETE'))).toEqual([409, 'last-instructor'])
  })

  test('who leave in the same instant leave one behind', async () => {
    const iris = await person('Iris', { role: 'instructor' })
    await add(iris.user.email)
    const left = await Promise.all([ours.instructor, iris].map((each) => send(each, leaveClass, '/me', 'DELETE')))
    expect(left.map(({ status }) => status).toSorted()).toEqual([204, 409])
  })
})

describe('a learner', () => {
  test('leaves; for them the class is gone, and the instructor sees that they were there', async () => {
    const lea = await ours.learner('Lea')
    expect((await send(lea, leaveClass, '/me', 'DELETE')).status).toBe(204)
    expect(told(await send(lea, getClass, '', 'GET'))).toEqual([404, 'not-found'])
    expect((await people()).members).toContainEqual(
      expect.objectContaining({ userId: lea.user.id, status: 'ended', role: 'learner' }),
    )
  })

  test('changes their mind about what was before', async () => {
    const lea = await ours.learner('Lea')
    const shared = async () =>
      ((await send(lea, getClass, '', 'GET')).body.mine as { shareEarlier: boolean }).shareEarlier
    expect(await shared()).toBe(false)
    await send(lea, putSharing, '/me', 'PUT', { shareEarlier: true })
    expect(await shared()).toBe(true)
    await send(lea, putSharing, '/me', 'PUT', { shareEarlier: false })
    expect(await shared()).toBe(false)
  })

  test('sees neither the addresses nor the names of the others', async () => {
    const [lea, tom] = [await ours.learner('Lea'), await ours.learner('Tom Secret')]
    const seen = JSON.stringify((await send(lea, getClass, '', 'GET')).body)
    for (const secret of [tom.user.name, tom.user.email, ours.instructor.user.email, tom.user.id])
      expect(seen).not.toContain(secret)
  })
})

test('every change is told to the instructors, with who did it and to whom', async () => {
  const lea = await ours.learner('Lea')
  const iris = await person('Iris', { role: 'instructor' })
  const { id: sectionId } = (await by(createSection, '/sections', 'POST', { name: 'Monday' })).body
  await by(changeMembers, '/members', 'POST', { change: 'move', userIds: [lea.user.id], sectionId })
  await by(addInstructor, '/instructors', 'POST', { email: iris.user.email })
  await send(iris, changeMembers, '/members', 'POST', { change: 'remove', userIds: [lea.user.id] })
  const { events } = (await by(getEvents, '/events', 'GET')).body as {
    events: { action: string; by: string; whom: string | null }[]
  }
  expect(events.map((event) => [event.action, event.by, event.whom]).toSorted()).toEqual([
    ['class-created', 'Ines', null],
    ['code-created', 'Ines', null],
    ['instructor-added', 'Ines', 'Iris'],
    ['member-joined', 'Lea', 'Lea'],
    ['member-moved', 'Ines', 'Lea'],
    ['member-removed', 'Iris', 'Lea'],
    ['section-created', 'Ines', null],
  ])
  const kept = JSON.stringify(await db.client.auditEvent.findMany())
  for (const { user } of [lea, iris]) expect(kept).not.toContain(user.email)
})

test('of many changes in one instant, none is passed over from page to page', async () => {
  const data = Array.from({ length: 120 }, (_, index) => ({
    id: `event-${index}`,
    classroomId: ours.id,
    action: 'member-approved',
    details: {},
    createdAt: new Date('2099-01-01T00:00:00Z'),
  }))
  await db.client.auditEvent.createMany({ data })
  const seen: string[] = []
  for (let more = true, after = ''; more; ) {
    const page = (await by(getEvents, `/events?after=${after}`, 'GET')).body as {
      events: { id: string }[]
      more: boolean
    }
    seen.push(...page.events.map(({ id }) => id))
    after = seen.at(-1)!
    more = page.more
  }
  expect([seen.length, new Set(seen).size]).toEqual([121, 121])
})
