import 'server-only'
import { PrismaClient } from './generated/client.ts'
import { databaseFile } from './location.ts'
import { lockDatabase } from './lock.ts'
import { sqlite } from './sqlite.ts'

export interface OpenDatabase {
  client: PrismaClient
  file: string
  close(): Promise<void>
}

/** The only place that makes a PrismaClient: two of them on one file stop each other. */
export function openDatabase(file = databaseFile(), adapter = sqlite(file)): OpenDatabase {
  const unlock = lockDatabase(file)
  const client = new PrismaClient({ adapter, errorFormat: 'minimal' })
  return {
    client,
    file,
    close: async () => {
      await client.$disconnect()
      unlock()
    },
  }
}

// Next.js may load this module several times in one process.
const shared = globalThis as { fourWavesDatabase?: OpenDatabase }

/** The database of this process, opened at the first use. */
export function database(): OpenDatabase {
  shared.fourWavesDatabase ??= openDatabase()
  return shared.fourWavesDatabase
}
