import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { visitor } from '../asking.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { newClass, type Person, person, type TestClass } from './class-fixture.ts'
import { putArchive } from './classes.ts'
import { getClass } from './classroom.ts'
import { newCode, shownCode } from './code.ts'
import { getInvitations, revokeInvitation, rotateInvitation } from './invitations.ts'
import { join, lookAtInvitation } from './joining.ts'
import { changeMembers } from './members.ts'
import { leaveClass } from './own-place.ts'
import { createSection } from './sections.ts'

let db: TemporaryDatabase
let ours: TestClass
beforeEach(async () => {
  db = temporaryDatabase()
  ours = await newClass()
})
afterEach(() => db.remove())

type Asking = Pick<Person, 'ask'>
const looked = (who: Asking, code: string, now?: Date) =>
  who.ask((request) => lookAtInvitation(request, now), '/api/join/look', { method: 'POST', body: { code } })
const joined = (who: Asking, code: string, shareEarlier = false, now?: Date) =>
  who.ask((request) => join(request, now), '/api/join', { method: 'POST', body: { code, shareEarlier } })
const told = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body.code ?? body.status]
const members = () => db.client.membership.count({ where: { classroomId: ours.id, role: 'learner', status: 'active' } })
const change = (body: object) =>
  ours.instructor.ask(changeMembers, `/api/classes/${ours.id}/members`, { method: 'POST', body })
const invitation = (id: string) => `/api/classes/${ours.id}/invitations/${id}`
const unknownCode = () => shownCode(newCode(() => crypto.getRandomValues(new Uint8Array(13))))

describe('a code', () => {
  test('tells a visitor what it leads to, before anybody signs in', async () => {
    const { code } = await ours.invite({ requiresApproval: true })
    expect((await looked(visitor(), code)).body).toEqual({
      signedIn: false,
      name: 'Networks',
      term: 'Spring 2027',
      teachers: ['Ines'],
      section: null,
      requiresApproval: true,
      mine: null,
      classroomId: null,
    })
  })

  test('lets in who is signed in, into its section; a second time changes nothing', async () => {
    const section = await ours.instructor.ask(createSection, `/api/classes/${ours.id}/sections`, {
      method: 'POST',
      body: { name: 'Monday' },
    })
    const { code } = await ours.invite({ sectionId: section.body.id, seats: 5 })
    const lea = await person('Lea')
    expect(told(await joined(visitor(), code))).toEqual([401, 'sign-in-required'])
    expect((await joined(lea, code)).body).toEqual({ classroomId: ours.id, status: 'active' })
    expect((await joined(lea, code)).body).toEqual({ classroomId: ours.id, status: 'active' })
    expect((await lea.ask(getClass, `/api/classes/${ours.id}`)).body).toMatchObject({
      as: 'learner',
      teachers: ['Ines'],
      mine: { status: 'active', section: 'Monday', shareEarlier: false },
    })
    expect(await db.client.invitationUse.count()).toBe(1)
  })

  test('shares what was answered before only when the learner says so', async () => {
    const { code } = await ours.invite()
    const [lea, tom] = [await person('Lea'), await person('Tom')]
    await joined(lea, code, true)
    await joined(tom, code, false)
    const rows = await db.client.membership.findMany({ where: { classroomId: ours.id, role: 'learner' } })
    const shared = Object.fromEntries(rows.map(({ userId, shareEarlier }) => [userId, shareEarlier]))
    expect(shared).toEqual({ [lea.user.id]: true, [tom.user.id]: false })
  })

  test('with approval, lets wait until an instructor says yes, or no and nothing is left', async () => {
    const { code } = await ours.invite({ requiresApproval: true, seats: 2 })
    const [lea, tom] = [await person('Lea'), await person('Tom')]
    expect((await joined(lea, code)).body.status).toBe('pending')
    expect((await joined(tom, code)).body.status).toBe('pending')
    expect(told(await joined(await person('Zoe'), code))).toEqual([409, 'invitation-full'])
    expect((await change({ change: 'approve', userIds: [lea.user.id] })).body).toEqual({ changed: 1 })
    expect((await change({ change: 'decline', userIds: [tom.user.id, lea.user.id] })).body).toEqual({ changed: 1 })
    expect(await members()).toBe(1)
    expect(await db.client.membership.count({ where: { userId: tom.user.id } })).toBe(0)
    expect((await joined(await person('Zoe'), code)).body.status).toBe('pending')
  })

  test('that is dead says why, and nothing about the class', async () => {
    const [revoked, full, expired, archived] = [
      await ours.invite(),
      await ours.invite({ seats: 1 }),
      await ours.invite({ days: 1 }),
      await ours.invite({ days: 30 }),
    ]
    await ours.instructor.ask(revokeInvitation, invitation(revoked.id), { method: 'DELETE' })
    await joined(await person('Tom'), full.code)
    const lea = await person('Lea')
    const later = new Date(Date.now() + 2 * 24 * 60 * 60_000)
    for (const ask of [looked, (who: Asking, code: string, now?: Date) => joined(who, code, false, now)]) {
      const replies = [
        await ask(lea, revoked.code),
        await ask(lea, full.code),
        await ask(lea, expired.code, later),
        await ask(lea, unknownCode()),
      ]
      expect(replies.map(told)).toEqual([
        [410, 'invitation-revoked'],
        [409, 'invitation-full'],
        [410, 'invitation-expired'],
        [404, 'invitation-unknown'],
      ])
      for (const { body } of replies) expect(Object.keys(body).sort()).toEqual(['code', 'status', 'title', 'type'])
    }
    await ours.instructor.ask(putArchive, `/api/classes/${ours.id}/archive`, {
      method: 'PUT',
      body: { archived: true },
    })
    expect(told(await joined(lea, archived.code))).toEqual([409, 'class-archived'])
  })

  test('replaced by another one is dead; the new one has the seats that are left', async () => {
    const old = await ours.invite({ seats: 3 })
    await joined(await person('Lea'), old.code)
    const { body } = await ours.instructor.ask(rotateInvitation, invitation(old.id), { method: 'POST', body: {} })
    expect(told(await joined(await person('Tom'), old.code))).toEqual([410, 'invitation-revoked'])
    const outcomes = []
    for (const name of ['Tom', 'Ann', 'Zoe']) outcomes.push(told(await joined(await person(name), body.code as string)))
    expect(outcomes).toEqual([
      [200, 'active'],
      [200, 'active'],
      [409, 'invitation-full'],
    ])
    const again = await ours.instructor.ask(rotateInvitation, invitation(old.id), { method: 'POST', body: {} })
    expect(told(again)).toEqual([409, 'invitation-dead'])
    const list = (await ours.instructor.ask(getInvitations, `/api/classes/${ours.id}/invitations`)).body.invitations
    expect((list as { standing: string; used: number }[]).map(({ standing, used }) => [standing, used])).toEqual([
      ['full', 2],
      ['revoked', 1],
    ])
  })

  test('has as many seats as it says, however many come in the same instant', async () => {
    const { code } = await ours.invite({ seats: 5 })
    const crowd = await Promise.all(Array.from({ length: 20 }, (_, index) => person(`Learner ${index}`)))
    const outcomes = (await Promise.all(crowd.map((each) => joined(each, code)))).map(told)
    expect(outcomes.filter(([status]) => status === 200)).toHaveLength(5)
    expect(outcomes.filter(([, reason]) => reason === 'invitation-full')).toHaveLength(15)
    expect([await members(), await db.client.invitationUse.count()]).toEqual([5, 5])
  })

  test('pressed five times at once takes one seat', async () => {
    const { code } = await ours.invite({ seats: 2 })
    const lea = await person('Lea')
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => joined(lea, code)))
    expect(outcomes.map(told)).toEqual(Array.from({ length: 5 }, () => [200, 'active']))
    expect([await members(), await db.client.invitationUse.count()]).toEqual([1, 1])
  })

  test('does not make a learner of an instructor', async () => {
    const { code } = await ours.invite()
    expect((await joined(ours.instructor, code)).body.status).toBe('active')
    expect((await looked(ours.instructor, code)).body).toMatchObject({ mine: 'active', classroomId: ours.id })
    expect(await members()).toBe(0)
  })
})

describe('coming back', () => {
  test('who has left or was removed waits for approval, and is who they were before', async () => {
    const { code } = await ours.invite()
    const [lea, tom] = [await person('Lea'), await person('Tom')]
    for (const each of [lea, tom]) await joined(each, code)
    const before = await db.client.membership.findMany({ where: { role: 'learner' }, orderBy: { userId: 'asc' } })
    await lea.ask(leaveClass, `/api/classes/${ours.id}/me`, { method: 'DELETE' })
    await change({ change: 'remove', userIds: [tom.user.id] })
    expect(await members()).toBe(0)
    for (const each of [lea, tom]) expect((await joined(each, code)).body.status).toBe('pending')
    expect((await looked(lea, code)).body).toMatchObject({ mine: 'pending' })
    await change({ change: 'decline', userIds: [tom.user.id] })
    await change({ change: 'approve', userIds: [lea.user.id] })
    const after = await db.client.membership.findMany({ where: { role: 'learner' }, orderBy: { userId: 'asc' } })
    expect(after.map(({ userId, joinedAt }) => [userId, joinedAt])).toEqual(
      before.map(({ userId, joinedAt }) => [userId, joinedAt]),
    )
    expect(after.map(({ userId, status }) => [userId === lea.user.id, status]).toSorted()).toEqual([
      [false, 'ended'],
      [true, 'active'],
    ])
  })
})

describe('guessing codes (S8)', () => {
  test('an address may name 10 codes an hour that do not exist; then it is told nothing, not even of one that does', async () => {
    const { code } = await ours.invite()
    const guesser = visitor(randomUUID())
    const replies = []
    for (let count = 0; count < 11; count++) replies.push(told(await looked(guesser, unknownCode())))
    expect(replies.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => [404, 'invitation-unknown']))
    expect(replies[10]).toEqual([429, 'too-many-requests'])
    const refused = await looked(guesser, code)
    expect(told(refused)).toEqual([429, 'too-many-requests'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(300)
    expect((await looked(visitor(), code)).status).toBe(200)
  })

  test('200 guesses at once are no more than 10', async () => {
    const guesser = visitor(randomUUID())
    const replies = await Promise.all(Array.from({ length: 200 }, () => looked(guesser, unknownCode())))
    expect(replies.filter(({ status }) => status === 404)).toHaveLength(10)
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(190)
  })

  test('a class of 100 behind one address gets in, those who mistype a letter included', async () => {
    const { code } = await ours.invite()
    const address = randomUUID()
    const mistyped = code.replace(/.$/, (last) => (last === '7' ? '8' : '7'))
    for (let count = 0; count < 50; count++)
      expect(told(await looked(visitor(address), mistyped))).toEqual([422, 'code-malformed'])
    for (let count = 0; count < 100; count++) expect((await looked(visitor(address), code)).status).toBe(200)
  })
})
