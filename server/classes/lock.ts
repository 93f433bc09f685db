import type { Transaction } from '../database/transaction.ts'

/**
 * Lets what changes who is in a class happen one after the other, until the end of the transaction: seats are counted,
 * a last instructor is found, a name is claimed, and nobody comes in between. An update without a change, as SQLite has
 * no SELECT FOR UPDATE.
 */
export async function lockClassroom(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`UPDATE "Classroom" SET "name" = "name" WHERE "id" = ${id}`
}
