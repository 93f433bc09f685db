import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Prisma } from '../database/generated/sqlite/client.ts'

type Transaction = Prisma.TransactionClient

/** What a gradebook keeps of who was in its class: a mark without a name. Then every row of the user goes. */
export async function removeUser(tx: Transaction, user: { id: string; learnerId: string }, now: Date): Promise<void> {
  const places = await tx.membership.findMany({ where: { userId: user.id, role: 'learner' } })
  await tx.formerMember.createMany({
    data: places.map(({ classroomId }) => ({ id: randomUUID(), classroomId, grades: [], deletedAt: now })),
  })
  await tx.auditEvent.updateMany({ where: { actorId: user.id }, data: { actorId: null } })
  await tx.invitationUse.deleteMany({ where: { userId: user.id } })
  await tx.invitation.updateMany({ where: { createdById: user.id }, data: { createdById: null } })
  await tx.extension.updateMany({ where: { createdById: user.id }, data: { createdById: null } })
  await tx.override.updateMany({ where: { byId: user.id }, data: { byId: null } })
  await tx.ownTask.updateMany({ where: { createdById: user.id }, data: { createdById: null } })
  await tx.verification.deleteMany({ where: { value: { contains: user.id } } })
  await tx.user.delete({ where: { id: user.id } })
  await tx.learner.delete({ where: { id: user.learnerId } })
}
