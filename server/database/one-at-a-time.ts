import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils'
import { DriverAdapterError } from '@prisma/driver-adapter-utils'
import { Turns } from './turns.ts'

/**
 * Prisma's better-sqlite3 adapter has one connection. While a transaction is open on it, a query of another request
 * would run inside that transaction, and be undone with it after it was acknowledged. Here every query outside the
 * transaction waits for its end.
 */
export function oneAtATime(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => serialized(await factory.connect()),
  }
}

function serialized(inner: SqlDriverAdapter): SqlDriverAdapter {
  const turns = new Turns()
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    queryRaw: (query) => turns.during(() => inner.queryRaw(query)),
    executeRaw: (query) => turns.during(() => inner.executeRaw(query)),
    executeScript: (script) => turns.during(() => inner.executeScript(script)),
    dispose: () => turns.during(() => inner.dispose()),
    async startTransaction(isolationLevel) {
      if (isolationLevel && isolationLevel !== 'SERIALIZABLE') {
        throw new DriverAdapterError({ kind: 'InvalidIsolationLevel', level: isolationLevel })
      }
      const giveBack = await turns.take()
      try {
        // IMMEDIATE: a transaction that reads first and writes later could otherwise find the file changed in between.
        await inner.executeScript('BEGIN IMMEDIATE')
      } catch (error) {
        giveBack()
        throw error
      }
      return transaction(inner, giveBack)
    },
  }
}

function transaction(inner: SqlDriverAdapter, giveBack: () => void): Transaction {
  let open = true
  const whileOpen = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!open) throw new DriverAdapterError({ kind: 'TransactionAlreadyClosed', cause: 'it was ended before' })
    return work()
  }
  const undo = () =>
    // SQLite ends a transaction by itself after some errors, a full disk for example: nothing is left to undo then.
    inner.executeScript('ROLLBACK').catch(() => {})
  const end = async (work: () => Promise<void>) => {
    if (!open) return
    open = false
    try {
      await work()
    } finally {
      giveBack()
    }
  }
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    // "Phantom": Prisma sends no COMMIT of its own, so that the end of the transaction is decided here alone.
    options: { usePhantomQuery: true },
    queryRaw: (query) => whileOpen(() => inner.queryRaw(query)),
    executeRaw: (query) => whileOpen(() => inner.executeRaw(query)),
    createSavepoint: (name) => whileOpen(() => inner.executeScript(`SAVEPOINT ${name}`)),
    rollbackToSavepoint: (name) => whileOpen(() => inner.executeScript(`ROLLBACK TO ${name}`)),
    releaseSavepoint: (name) => whileOpen(() => inner.executeScript(`RELEASE SAVEPOINT ${name}`)),
    rollback: () => end(undo),
    commit: () =>
      end(async () => {
        try {
          await inner.executeScript('COMMIT')
        } catch (error) {
          // A COMMIT refused as busy leaves the transaction open: undo it before others come in.
          await undo()
          throw error
        }
      }),
  }
}
