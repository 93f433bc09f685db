import 'server-only'
import type { Transaction } from '../database/transaction.ts'
import { keepMarks } from '../gradebook/former.ts'

/** What a gradebook keeps of who was in its class: a mark without a name. Then every row of the user goes. */
export async function removeUser(tx: Transaction, user: { id: string; learnerId: string }, now: Date): Promise<void> {
  await keepMarks(tx, user.id, now)
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
