import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import Libsql from 'libsql'
import { type OpenDatabase, openDatabase } from './database.ts'
import { sqlite } from './sqlite.ts'

export interface TemporaryDatabase extends OpenDatabase {
  remove(): Promise<void>
}

/** For tests: a database of their own, which `database()` gives from now on. */
export function temporaryDatabase(wrap = (adapter: SqlDriverAdapterFactory) => adapter): TemporaryDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'four-waves-'))
  const file = join(folder, 'test.db')
  migrate(file)
  const opened = openDatabase(file, wrap(sqlite(file)))
  const shared = globalThis as { fourWavesDatabase?: OpenDatabase }
  shared.fourWavesDatabase = opened
  return {
    ...opened,
    remove: async () => {
      delete shared.fourWavesDatabase
      await opened.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export function migrate(file: string, migrations = 'prisma/migrations'): void {
  const connection = new Libsql(file)
  for (const name of readdirSync(migrations).sort()) {
    if (!name.endsWith('.toml')) connection.exec(readFileSync(join(migrations, name, 'migration.sql'), 'utf8'))
  }
  connection.close()
}
