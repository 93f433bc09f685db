import 'server-only'
import type { Transaction } from '../database/transaction.ts'

/**
 * Puts learners to their names on the instructor's list where both have the same address, and the learner has shown
 * that it is theirs. Under the lock of the class. Any other claim is the learner's own word.
 */
export async function claimConfirmed(tx: Transaction, classroomId: string, now: Date): Promise<void> {
  const open = await tx.rosterEntry.findMany({
    where: { classroomId, claimedById: null, email: { not: '' } },
    select: { id: true, email: true, sectionId: true },
  })
  if (open.length === 0) return
  const learners = await tx.membership.findMany({
    where: { classroomId, role: 'learner', status: 'active', user: { emailVerified: true } },
    select: { userId: true, user: { select: { email: true } } },
  })
  const taken = await tx.rosterEntry.findMany({
    where: { classroomId, claimedById: { not: null } },
    select: { claimedById: true },
  })
  const settled = new Set(taken.map(({ claimedById }) => claimedById))
  const byEmail = new Map(learners.map(({ userId, user }) => [user.email, userId]))
  for (const entry of open) {
    const userId = byEmail.get(entry.email)
    if (!userId || settled.has(userId)) continue
    settled.add(userId)
    await claim(tx, { ...entry, classroomId }, userId, now)
  }
}

interface Entry {
  id: string
  classroomId: string
  sectionId: string | null
}

/** False when somebody else was quicker. The section of the list holds where the learner has none. */
export async function claim(tx: Transaction, entry: Entry, userId: string, now: Date): Promise<boolean> {
  const { count } = await tx.rosterEntry.updateMany({
    where: { id: entry.id, claimedById: null },
    data: { claimedById: userId, claimedAt: now },
  })
  if (count === 0) return false
  if (entry.sectionId) {
    await tx.membership.updateMany({
      where: { classroomId: entry.classroomId, userId, sectionId: null },
      data: { sectionId: entry.sectionId },
    })
  }
  return true
}
