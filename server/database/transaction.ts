import 'server-only'
import { database, type OpenDatabase } from './database.ts'
import { retryWhenBusy } from './retry.ts'

export type Transaction = Omit<OpenDatabase['client'], '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>

/** All or nothing; repeated as a whole when the database was busy, so it must have no other effects. */
export const inTransaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  retryWhenBusy(() => database().client.$transaction(work, { maxWait: 10_000, timeout: 10_000 }))

/** The value in place of an error that says that a name or an id is there already. */
export async function unlessTaken<T, U>(work: Promise<T>, taken: U): Promise<T | U> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'P2002') return taken
    throw error
  }
}
