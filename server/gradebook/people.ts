import 'server-only'
import type { Transaction } from '../database/transaction.ts'

/** A learner as the gradebook lists them. */
export interface Listed {
  userId: string
  /** As the instructor's list has it, where the learner is on it. */
  name: string
  /** The name of the account. */
  accountName: string
  email: string
  studentNumber: string
  section: string | null
  sectionId: string | null
  shareEarlier: boolean
  joinedAt: Date
  /** Has left the class, or was removed. */
  endedAt: Date | null
}

/** Everybody who learns in a class or has learnt in it, by name. */
export async function listedIn(tx: Transaction, classroomId: string, userId?: string): Promise<Listed[]> {
  const [members, entries] = [
    await tx.membership.findMany({
      where: {
        classroomId,
        role: 'learner',
        OR: [{ status: { not: 'pending' } }, { endedAt: { not: null } }],
        ...(userId === undefined ? {} : { userId }),
      },
      select: {
        userId: true,
        sectionId: true,
        shareEarlier: true,
        joinedAt: true,
        endedAt: true,
        section: { select: { name: true } },
        user: { select: { name: true, email: true } },
      },
    }),
    await tx.rosterEntry.findMany({
      where: { classroomId, claimedById: userId ?? { not: null } },
      select: { claimedById: true, name: true, studentNumber: true },
    }),
  ]
  const onList = new Map(entries.map((entry) => [entry.claimedById, entry]))
  return members
    .map(({ user, section, ...member }) => {
      const entry = onList.get(member.userId)
      return {
        ...member,
        name: entry?.name ?? user.name,
        accountName: user.name,
        email: user.email,
        studentNumber: entry?.studentNumber ?? '',
        section: section?.name ?? null,
      }
    })
    .sort((one, other) => one.name.localeCompare(other.name) || (one.userId < other.userId ? -1 : 1))
}
