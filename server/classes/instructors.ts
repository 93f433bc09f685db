import 'server-only'
import { z } from 'zod'
import { inTransaction, type Transaction } from '../database/transaction.ts'
import { problem } from '../http/problem.ts'
import { RateLimit } from '../http/rate-limit.ts'
import { changingClass, done, removingFromClass } from './access.ts'
import { record } from './audit.ts'
import { lockClassroom } from './lock.ts'

const addressSchema = z.object({ email: z.string().trim().toLowerCase().pipe(z.email().max(254)) })
/** Asking for one address after the other would tell which of them have accounts. */
const asked = new RateLimit('instructors', 10, 60 * 60_000)

/**
 * POST /api/classes/ID/instructors: a co-instructor, by the address of an account that is known to belong to somebody:
 * it is confirmed, or an administrator has made its owner an instructor. Anybody could have signed up with any other;
 * those are answered as if there were no account.
 */
export const addInstructor = changingClass('class:change', { schema: addressSchema }, async (access, body, { now }) => {
  const { classroom, user } = access
  const limited = await asked.refuse(user.id)
  if (limited) return limited
  const added = await inTransaction(async (tx) => {
    await lockClassroom(tx, classroom.id)
    const known = { OR: [{ emailVerified: true }, { role: { in: ['instructor', 'administrator'] } }] }
    const colleague = await tx.user.findFirst({ where: { email: body.email, ...known }, select: { id: true } })
    if (!colleague) return false
    const key = { classroomId: classroom.id, userId: colleague.id }
    const instructor = { role: 'instructor', status: 'active', endedAt: null, sectionId: null }
    await tx.membership.upsert({
      where: { classroomId_userId: key },
      create: { ...key, ...instructor, joinedAt: now },
      update: instructor,
    })
    const details = { userId: colleague.id }
    await record(tx, { classroomId: classroom.id, actorId: user.id, action: 'instructor-added', details }, now)
    return true
  })
  return added ? done() : problem('account-unknown')
})

/** DELETE /api/classes/ID/instructors/ID */
export const removeInstructor = removingFromClass('class:change', async ({ classroom, user }, { id, now }) => {
  const refused = await inTransaction(async (tx) => {
    const ended = await endTeaching(tx, classroom.id, id, now)
    if (ended) return ended
    const details = { userId: id }
    await record(tx, { classroomId: classroom.id, actorId: user.id, action: 'instructor-removed', details }, now)
    return null
  })
  return refused ? problem(refused) : done()
})

/** The names of the classes, archived ones aside, that would be without an instructor if this one went. */
export async function onlyTaughtBy(tx: Transaction, userId: string): Promise<string[]> {
  const teaching = { role: 'instructor', status: 'active' }
  const classes = await tx.classroom.findMany({
    where: { archivedAt: null, memberships: { some: { ...teaching, userId } } },
    orderBy: { id: 'asc' },
    select: { id: true, name: true },
  })
  const alone: string[] = []
  for (const { id, name } of classes) {
    await lockClassroom(tx, id)
    if ((await tx.membership.count({ where: { ...teaching, classroomId: id } })) === 1) alone.push(name)
  }
  return alone
}

/** A class is never without an instructor. */
export async function endTeaching(tx: Transaction, classroomId: string, userId: string, now: Date) {
  await lockClassroom(tx, classroomId)
  const teaching = { classroomId, role: 'instructor', status: 'active' }
  if ((await tx.membership.count({ where: { ...teaching, userId } })) === 0) return 'not-found' as const
  if ((await tx.membership.count({ where: teaching })) === 1) return 'last-instructor' as const
  await tx.membership.updateMany({ where: { ...teaching, userId }, data: { status: 'ended', endedAt: now } })
  return null
}
