import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { oneAtATime } from './one-at-a-time.ts'

/**
 * SQLite waits for a lock without letting anything else of this process run, pages included. Nobody else writes to the
 * file but by mistake: the wait is short, and repeated in between (retry.ts).
 */
const busyTimeoutMs = 20

/** The connection as Prisma's schema engine wants it: no wrapper, it is alone. */
export const sqliteForMigrations = (file: string) =>
  new PrismaBetterSqlite3({ url: `file:${file}`, timeout: busyTimeoutMs })

/** The connection of the product: durable, refused otherwise, and one query at a time. */
export function sqlite(file: string): SqlDriverAdapterFactory {
  const inner = new PrismaBetterSqlite3({ url: `file:${file}`, timeout: busyTimeoutMs })
  return oneAtATime({
    provider: inner.provider,
    adapterName: inner.adapterName,
    connect: async () => {
      const connection = await inner.connect()
      await assertDurable(connection, file)
      return connection
    },
  })
}

/**
 * WAL: with a rollback journal, a reader at the moment of COMMIT spoils the adapter for good (prisma/orm#29933).
 * synchronous FULL: an acknowledged answer survives a power cut.
 */
async function assertDurable(connection: SqlDriverAdapter, file: string): Promise<void> {
  const pragma = async (sql: string) =>
    (await connection.queryRaw({ sql: `PRAGMA ${sql}`, args: [], argTypes: [] })).rows[0]?.[0]
  const journal = await pragma('journal_mode = WAL')
  await connection.executeScript('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
  const settings = { journal, synchronous: await pragma('synchronous'), foreignKeys: await pragma('foreign_keys') }
  if (settings.journal !== 'wal' || settings.synchronous !== 2 || settings.foreignKeys !== 1) {
    await connection.dispose()
    throw new Error(`${file} cannot be used safely (${JSON.stringify(settings)}): it must be on a local disk`)
  }
}
