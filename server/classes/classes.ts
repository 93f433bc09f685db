import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { inTransaction } from '../database/transaction.ts'
import { json } from '../http/handle.ts'
import { RateLimit } from '../http/rate-limit.ts'
import { readJson } from '../http/read-json.ts'
import { refuseCrossOrigin } from '../http/same-origin.ts'
import { line } from '../line.ts'
import { may } from '../permissions.ts'
import { timeZone } from '../settings.ts'
import { changingClass, done, requireSite } from './access.ts'
import { record } from './audit.ts'

const classSchema = z.object({ name: line(120), term: line(60, 0), timeZone })
const created = new RateLimit('classes', 20, 60 * 60_000)

/** GET /api/classes: those that one is in, or waits for. */
export async function getClasses(request: Request): Promise<Response> {
  const required = await requireSite(request, 'classes:use')
  if (!required.ok) return required.problem
  const user = required.access
  const memberships = await retryWhenBusy(() =>
    database().client.membership.findMany({
      where: { userId: user.id, status: { not: 'ended' } },
      include: { classroom: true },
      orderBy: [{ classroom: { createdAt: 'desc' } }, { classroomId: 'asc' }],
    }),
  )
  const actor = { kind: 'user', ...user, memberships: [] } as const
  const mayCreate = may(actor, 'site', 'class:create', {}) === 'allowed'
  const mayListAll = may(actor, 'administration', 'administration:use', {}) === 'allowed'
  return json({
    mayCreate,
    mayListAll,
    classes: memberships.map(({ role, status, classroom: { id, name, term, archivedAt } }) => ({
      id,
      name,
      term,
      archived: archivedAt !== null,
      role,
      status,
    })),
  })
}

/** POST /api/classes: who makes a class is its first instructor. */
export async function createClass(request: Request, now = new Date()): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const body = await readJson(request, classSchema, 4000)
  if (!body.ok) return body.problem
  const required = await requireSite(request, 'class:create')
  if (!required.ok) return required.problem
  const user = required.access
  const limited = await created.refuse(user.id)
  if (limited) return limited
  const id = randomUUID()
  await inTransaction(async (tx) => {
    await tx.classroom.create({ data: { id, ...body.value, createdAt: now } })
    await tx.membership.create({ data: { classroomId: id, userId: user.id, role: 'instructor', joinedAt: now } })
    await record(tx, { classroomId: id, actorId: user.id, action: 'class-created' }, now)
  })
  return json({ id })
}

/** PUT /api/classes/ID */
export const putClass = changingClass('class:change', { schema: classSchema }, async (access, data, { now }) => {
  const { classroom, user } = access
  await inTransaction(async (tx) => {
    await tx.classroom.update({ where: { id: classroom.id }, data })
    await record(tx, { classroomId: classroom.id, actorId: user.id, action: 'class-changed', details: data }, now)
  })
  return done()
})

const archiveSchema = z.object({ archived: z.boolean() })

/** PUT /api/classes/ID/archive: kept for reading only, and opened again. */
export const putArchive = changingClass('class:archive', { schema: archiveSchema }, async (access, body, { now }) => {
  const { classroom, user } = access
  await inTransaction(async (tx) => {
    const { count } = await tx.classroom.updateMany({
      where: { id: classroom.id, archivedAt: body.archived ? null : { not: null } },
      data: { archivedAt: body.archived ? now : null },
    })
    const action = body.archived ? 'class-archived' : 'class-reopened'
    if (count > 0) await record(tx, { classroomId: classroom.id, actorId: user.id, action }, now)
  })
  return done()
})
