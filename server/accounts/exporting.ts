import 'server-only'
import type { Prisma } from '../database/generated/sqlite/client.ts'

/** Everything that is kept about a user beside the learning: one list for each table, hashes and own ids left out. */
export async function accountOf(tx: Prisma.TransactionClient, userId: string) {
  const mine = { where: { userId } }
  const made = { where: { createdById: userId }, omit: { createdById: true } }
  return {
    user: await tx.user.findUniqueOrThrow({ where: { id: userId }, omit: { id: true, learnerId: true } }),
    sessions: await tx.session.findMany({ ...mine, omit: { id: true, token: true, userId: true } }),
    waysIn: await tx.account.findMany({ ...mine, select: { providerId: true, createdAt: true, updatedAt: true } }),
    links: await tx.verification.findMany({
      where: { value: { contains: userId } },
      select: { expiresAt: true, createdAt: true },
    }),
    memberships: await tx.membership.findMany({ ...mine, omit: { userId: true } }),
    calendarLinks: await tx.calendarLink.findMany({ ...mine, select: { createdAt: true } }),
    invitationsUsed: await tx.invitationUse.findMany({ ...mine, omit: { userId: true } }),
    rosterEntries: await tx.rosterEntry.findMany({ where: { claimedById: userId }, omit: { claimedById: true } }),
    extensions: await tx.extension.findMany({ ...mine, omit: { userId: true, createdById: true } }),
    overrides: await tx.override.findMany({ ...mine, omit: { userId: true, byId: true } }),
    made: {
      invitations: await tx.invitation.findMany({ ...made, omit: { createdById: true, code: true } }),
      extensions: await tx.extension.findMany({ ...made, omit: { createdById: true, userId: true } }),
      tasks: await tx.ownTask.findMany(made),
      overrides: await tx.override.findMany({ where: { byId: userId }, omit: { byId: true, userId: true } }),
      events: await tx.auditEvent.findMany({ where: { actorId: userId }, omit: { actorId: true } }),
    },
  }
}
