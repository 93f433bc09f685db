import 'server-only'
import { randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { inTransaction } from '../database/transaction.ts'
import { json } from '../http/handle.ts'
import { problem } from '../http/problem.ts'
import { changingClass, done, readingClass, removingFromClass } from './access.ts'
import { record } from './audit.ts'
import { newCode, shownCode } from './code.ts'
import { invitationStanding } from './invitation.ts'
import { lockClassroom } from './lock.ts'
import { isSectionOf } from './sections.ts'

const day = 24 * 60 * 60_000
const termsSchema = z.object({
  days: z.int().min(1).max(366),
  seats: z.int().min(1).max(10_000).nullable(),
  requiresApproval: z.boolean(),
  sectionId: z.string().max(64).nullable(),
})

/** GET /api/classes/ID/invitations */
export const getInvitations = readingClass('class:inspect', async ({ classroom }, { now }) => {
  const rows = await retryWhenBusy(() =>
    database().client.invitation.findMany({
      where: { classroomId: classroom.id },
      include: { _count: { select: { uses: true } } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 100,
    }),
  )
  return json({
    invitations: rows.map(({ id, code, sectionId, expiresAt, seats, requiresApproval, revokedAt, _count }) => {
      const terms = { expiresAt, revokedAt, seats, used: _count.uses, archivedAt: classroom.archivedAt }
      const standing = invitationStanding(terms, now)
      return { id, code: shownCode(code), sectionId, expiresAt, seats, used: _count.uses, requiresApproval, standing }
    }),
  })
})

/** POST /api/classes/ID/invitations */
export const createInvitation = changingClass(
  'class:change',
  { schema: termsSchema },
  async (access, body, { now }) => {
    const { classroom, user } = access
    const { days, ...terms } = body
    const invitation = {
      ...terms,
      id: randomUUID(),
      classroomId: classroom.id,
      code: newCode(randomBytes),
      expiresAt: new Date(now.getTime() + days * day),
      createdById: user.id,
      createdAt: now,
    }
    const created = await inTransaction(async (tx) => {
      if (!(await isSectionOf(tx, classroom.id, body.sectionId))) return false
      await tx.invitation.create({ data: invitation })
      const details = { invitationId: invitation.id, ...body }
      await record(tx, { classroomId: classroom.id, actorId: user.id, action: 'code-created', details }, now)
      return true
    })
    return created ? json({ id: invitation.id, code: shownCode(invitation.code) }) : problem('section-unknown')
  },
)

/** POST /api/classes/ID/invitations/ID: another code in its place, with the seats that are left. The old one is revoked. */
export const rotateInvitation = changingClass('class:change', { schema: z.object({}) }, async (access, _, asked) => {
  const { classroom, user } = access
  const { id, now } = asked
  const next = { id: randomUUID(), code: newCode(randomBytes) }
  const refused = await inTransaction(async (tx) => {
    await lockClassroom(tx, classroom.id)
    const found = await tx.invitation.findFirst({
      where: { id, classroomId: classroom.id },
      include: { _count: { select: { uses: true } } },
    })
    if (!found) return 'not-found'
    const { _count, ...old } = found
    if (invitationStanding({ ...old, used: _count.uses, archivedAt: null }, now) !== 'alive') return 'invitation-dead'
    const seats = old.seats === null ? null : old.seats - _count.uses
    await tx.invitation.update({ where: { id }, data: { revokedAt: now } })
    await tx.invitation.create({ data: { ...old, ...next, seats, createdById: user.id, createdAt: now } })
    const details = { invitationId: next.id, inPlaceOf: id }
    await record(tx, { classroomId: classroom.id, actorId: user.id, action: 'code-rotated', details }, now)
    return null
  })
  return refused ? problem(refused) : json({ id: next.id, code: shownCode(next.code) })
})

/** DELETE /api/classes/ID/invitations/ID: revoked. Who has joined stays. */
export const revokeInvitation = removingFromClass('class:change', async ({ classroom, user }, { id, now }) => {
  const found = await inTransaction(async (tx) => {
    const where = { id, classroomId: classroom.id }
    const { count } = await tx.invitation.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt: now } })
    if (count === 0) return (await tx.invitation.count({ where })) === 1
    const details = { invitationId: id }
    await record(tx, { classroomId: classroom.id, actorId: user.id, action: 'code-revoked', details }, now)
    return true
  })
  return found ? done() : problem('not-found')
})
