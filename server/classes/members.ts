import 'server-only'
import { z } from 'zod'
import { inTransaction, type Transaction } from '../database/transaction.ts'
import { json } from '../http/handle.ts'
import { problem } from '../http/problem.ts'
import { changingClass } from './access.ts'
import { type AuditDetails, record } from './audit.ts'
import { claimConfirmed } from './claims.ts'
import { lockClassroom } from './lock.ts'
import { isSectionOf } from './sections.ts'

const userIds = z.array(z.string().min(1).max(64)).min(1).max(500)
const changeSchema = z.discriminatedUnion('change', [
  z.object({ change: z.literal('approve'), userIds }),
  z.object({ change: z.literal('decline'), userIds }),
  z.object({ change: z.literal('remove'), userIds }),
  z.object({ change: z.literal('move'), userIds, sectionId: z.string().max(64).nullable() }),
])
type Change = z.infer<typeof changeSchema>

interface Where {
  classroomId: string
  userId: string
  role: 'learner'
}

/**
 * POST /api/classes/ID/members: one change for one or several learners. It counts those whom it fitted: who has left
 * in the meantime is passed over.
 */
export const changeMembers = changingClass(
  'class:change',
  { schema: changeSchema, limit: 40_000 },
  async ({ classroom, user }, body, { now }) => {
    const changed = await inTransaction(async (tx) => {
      await lockClassroom(tx, classroom.id)
      if (body.change === 'move' && !(await isSectionOf(tx, classroom.id, body.sectionId))) return null
      let count = 0
      for (const userId of new Set(body.userIds)) {
        const where: Where = { classroomId: classroom.id, userId, role: 'learner' }
        if (!(await apply(tx, body, where, now))) continue
        count++
        const details: AuditDetails = body.change === 'move' ? { userId, sectionId: body.sectionId } : { userId }
        const action = `member-${past[body.change]}`
        await record(tx, { classroomId: classroom.id, actorId: user.id, action, details }, now)
      }
      if (body.change === 'approve') await claimConfirmed(tx, classroom.id, now)
      return count
    })
    return changed === null ? problem('section-unknown') : json({ changed })
  },
)

const past = { approve: 'approved', decline: 'declined', remove: 'removed', move: 'moved' } as const

async function apply(tx: Transaction, body: Change, where: Where, now: Date): Promise<boolean> {
  if (body.change === 'decline') return withdraw(tx, where)
  const [status, data] =
    body.change === 'approve'
      ? (['pending', { status: 'active', endedAt: null }] as const)
      : body.change === 'remove'
        ? (['active', { status: 'ended', endedAt: now }] as const)
        : (['active', { sectionId: body.sectionId }] as const)
  const { count } = await tx.membership.updateMany({ where: { ...where, status }, data })
  return count === 1
}

/** Who waited and does not get in was never there, or is as before; the seat is free again. */
export async function withdraw(tx: Transaction, where: Where): Promise<boolean> {
  const pending = { ...where, status: 'pending' }
  const back = await tx.membership.updateMany({
    where: { ...pending, endedAt: { not: null } },
    data: { status: 'ended' },
  })
  const gone = await tx.membership.deleteMany({ where: pending })
  if (back.count + gone.count === 0) return false
  await tx.invitationUse.deleteMany({
    where: { userId: where.userId, invitation: { classroomId: where.classroomId } },
  })
  return true
}
