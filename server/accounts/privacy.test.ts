import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { visitor } from '../asking.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { deleteMe } from '../me/delete.ts'
import { exportMe } from '../me/export.ts'
import { type Browser, into, lea, newLea, up } from './account-fixture.ts'
import { issueLink } from './links.ts'

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
  newLea()
})
afterEach(() => db.remove())

const models = [...readFileSync('prisma/schema.prisma', 'utf8').matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)]
const namesUser = /^\s+(userId|createdById|claimedById|actorId|byId)\s/m
/** Every table in which a user is named. A new one must be added to the export below, and goes with the user. */
const tables = models.filter(([, , body]) => namesUser.test(body!)).map(([, name]) => name!)

/** Somebody with a row in each of them. */
async function busy(browser: Browser) {
  await up(browser)
  const { id: userId } = await db.client.user.findFirstOrThrow({ where: { email: lea.email } })
  const [classroomId, at] = [randomUUID(), new Date()]
  await db.client.classroom.create({ data: { id: classroomId, name: 'Networks', timeZone: 'UTC' } })
  await db.client.membership.create({ data: { classroomId, userId, role: 'learner', joinedAt: at } })
  await db.client.calendarLink.create({ data: { userId, tokenHash: randomUUID(), createdAt: at } })
  const invitation = { id: randomUUID(), classroomId, code: randomUUID(), expiresAt: at, createdById: userId }
  await db.client.invitation.create({ data: invitation })
  await db.client.invitationUse.create({ data: { invitationId: invitation.id, userId, usedAt: at } })
  await db.client.rosterEntry.create({ data: { id: randomUUID(), classroomId, name: 'Lea', claimedById: userId } })
  const times = { opensAt: at, dueAt: at, closesAt: at, publishedAt: at }
  const assignment = { id: randomUUID(), classroomId, title: 'One', late: [], ...times }
  await db.client.assignment.create({ data: assignment })
  const about = { assignmentId: assignment.id, userId, reason: 'illness' }
  await db.client.extension.create({ data: { id: randomUUID(), ...about, createdById: userId } })
  await db.client.override.create({ data: { id: randomUUID(), ...about, points: 5, byId: userId } })
  const task = { id: randomUUID(), classroomId, title: 'Own', question: {}, scenarios: {}, createdById: userId }
  await db.client.ownTask.create({ data: task })
  const event = { id: randomUUID(), classroomId, actorId: userId, action: 'override-set', details: {} }
  await db.client.auditEvent.create({ data: event })
  await issueLink('reset', { userId })
  return userId
}

test('S16: the export has every table in which the user is named, and no hash', async () => {
  const browser = visitor()
  const userId = await busy(browser)
  const { account } = (await browser.ask(exportMe, '/api/me/export')).body as { account: Record<string, object[]> }
  const { made, user, ...own } = account as unknown as Record<string, object[]> & { made: Record<string, object[]> }
  const lists: Record<string, (object[] | undefined)[]> = {
    Session: [own.sessions],
    Account: [own.waysIn],
    CalendarLink: [own.calendarLinks],
    Membership: [own.memberships],
    Invitation: [made.invitations],
    InvitationUse: [own.invitationsUsed],
    RosterEntry: [own.rosterEntries],
    Extension: [own.extensions, made.extensions],
    Override: [own.overrides, made.overrides],
    OwnTask: [made.tasks],
    AuditEvent: [made.events],
  }
  expect(Object.keys(lists).sort()).toEqual([...tables].sort())
  for (const [table, found] of Object.entries(lists)) for (const list of found) expect(list, table).toHaveLength(1)
  expect(own.links).toHaveLength(1)
  expect(user).toMatchObject({ name: 'Lea', email: lea.email })
  expect(JSON.stringify(account)).not.toMatch(new RegExp(`argon2|${userId}`))
})

test('S16: deleted, nothing names the user any more, and a mark without a name stays with the class', async () => {
  const browser = visitor()
  const userId = await busy(browser)
  const { learnerId } = await db.client.user.findUniqueOrThrow({ where: { id: userId } })
  const remove = (body: object) => browser.ask((request) => deleteMe(request), '/api/me', { method: 'DELETE', body })
  expect((await remove({})).body).toMatchObject({ code: 'password-wrong' })
  expect((await remove({ password: lea.password })).status).toBe(204)
  const rows = await Promise.all(
    models.map(([, name]) => db.client.$queryRawUnsafe<object[]>(`SELECT * FROM "${name}"`)),
  )
  const everything = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? Number(value) : value))
  for (const trace of [userId, learnerId, lea.email]) expect(everything).not.toContain(trace)
  expect(await db.client.formerMember.count()).toBe(1)
  expect((await into(browser)).status).toBe(401)
})

test('S16: no log holds an address, a name or a password', async () => {
  const written: unknown[] = []
  const spies = (['log', 'info', 'warn', 'error'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation((...values) => void written.push(...values)),
  )
  const browser = visitor()
  await up(browser)
  await up(visitor())
  await into(visitor(), { password: 'wrong wrong' })
  await into(visitor(), { email: 'nobody@example.org' })
  await into(browser)
  for (const spy of spies) spy.mockRestore()
  expect(written.map(String).join()).not.toMatch(/example\.org|Lea|paint|wrong/)
})
