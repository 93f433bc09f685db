import 'server-only'
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaClient as PostgresqlClient } from './generated/postgresql/client.ts'
import { PrismaClient } from './generated/sqlite/client.ts'
import { type DatabaseLocation, databaseLocation } from './location.ts'
import { lockDatabase } from './lock.ts'
import { postgresql } from './postgresql.ts'
import { sqlite } from './sqlite.ts'

export interface OpenDatabase {
  /** The narrower of the two clients: what both databases can do. */
  client: PrismaClient
  location: DatabaseLocation
  close(): Promise<void>
}

/** The only place that makes a client: two of them on one SQLite file stop each other. */
export function openDatabase(location = databaseLocation(), adapter = adapterOf(location)): OpenDatabase {
  const unlock = location.provider === 'sqlite' ? lockDatabase(location.file) : () => {}
  const client = clientOf(location, adapter)
  return {
    client,
    location,
    close: async () => {
      await client.$disconnect()
      unlock()
    },
  }
}

export const adapterOf = (location: DatabaseLocation): SqlDriverAdapterFactory =>
  location.provider === 'sqlite' ? sqlite(location.file) : postgresql(location.url)

function clientOf({ provider }: DatabaseLocation, adapter: SqlDriverAdapterFactory): PrismaClient {
  const settings = { adapter, errorFormat: 'minimal' } as const
  if (provider === 'sqlite') return new PrismaClient(settings)
  return new PostgresqlClient(settings) as unknown as PrismaClient
}

// Next.js may load this module several times in one process.
const shared = globalThis as { fourWavesDatabase?: OpenDatabase }

/** The database of this process, opened at the first use. */
export function database(): OpenDatabase {
  shared.fourWavesDatabase ??= openDatabase()
  return shared.fourWavesDatabase
}
