import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import Libsql from 'libsql'
import { adapterOf, type OpenDatabase, openDatabase } from './database.ts'
import type { DatabaseLocation } from './location.ts'
import { migrateSqlite } from './migrate.ts'
import { postgresqlPlace } from './temporary-postgresql.ts'

export interface TemporaryDatabase extends OpenDatabase {
  remove(): Promise<void>
}

/** Where the tests find a PostgreSQL with a migrated database to copy; set by the test command. */
const server = process.env.TEST_POSTGRESQL
export const testedProvider: DatabaseLocation['provider'] = server ? 'postgresql' : 'sqlite'

/** For tests: a database of their own, which `database()` gives from now on. */
export function temporaryDatabase({ wrap = asItIs, place = emptyPlace() } = {}): TemporaryDatabase {
  const { location, create, remove } = place
  const opened = openDatabase(location, createdFirst(create, wrap(adapterOf(location))))
  const shared = globalThis as { fourWavesDatabase?: OpenDatabase }
  shared.fourWavesDatabase = opened
  return {
    ...opened,
    remove: async () => {
      delete shared.fourWavesDatabase
      await opened.close()
      await remove()
    },
  }
}

const asItIs = (adapter: SqlDriverAdapterFactory) => adapter

export interface Place {
  location: DatabaseLocation
  create(): Promise<void>
  remove(): Promise<void>
}

/** An empty database of the kind that is tested. */
export const emptyPlace = (): Place => (server ? postgresqlPlace(server) : sqlitePlace())

export function sqlitePlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'four-waves-'))
  const file = join(folder, 'test.db')
  copyFileSync(migratedFile(), file)
  return {
    location: { provider: 'sqlite', file },
    create: async () => {},
    remove: async () => rmSync(folder, { recursive: true }),
  }
}

let migrated: string | undefined

/** Made once in a process, and copied for each test. */
function migratedFile(): string {
  if (migrated) return migrated
  const folder = mkdtempSync(join(tmpdir(), 'four-waves-migrated-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  migrated = join(folder, 'test.db')
  migrateSqlite(migrated)
  const connection = new Libsql(migrated)
  connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  connection.close()
  return migrated
}

const createdFirst = (create: () => Promise<void>, factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory => ({
  provider: factory.provider,
  adapterName: factory.adapterName,
  connect: async () => {
    await create()
    return factory.connect()
  },
})
