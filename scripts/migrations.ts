import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Libsql from 'libsql'
import { databaseFile } from '../server/database/location.ts'
import { lockDatabase } from '../server/database/lock.ts'
import { sqliteForMigrations } from '../server/database/sqlite.ts'
import { migrationsIn, readSchema, withSchemaEngine } from './schema-engine.ts'

export const migrationsFolder = 'prisma/migrations'
const schemaFile = 'prisma/schema.prisma'
const filters = { externalTables: [], externalEnums: [] }

/** Applies what is missing; the names of what was applied. */
export async function deploy(file = databaseFile()): Promise<string[]> {
  mkdirSync(dirname(file), { recursive: true })
  const unlock = lockDatabase(file)
  try {
    switchToWal(file)
    const applied = await withSchemaEngine(sqliteForMigrations(file), readSchema(schemaFile), (engine) =>
      engine.applyMigrations({ migrationsList: migrationsIn(migrationsFolder), filters }),
    )
    return applied.appliedMigrationNames
  } finally {
    unlock()
  }
}

/** A property of the file, which the server insists on. The connection is closed: the engine wants the file alone. */
function switchToWal(file: string) {
  const connection = new Libsql(file)
  connection.exec('PRAGMA journal_mode = WAL')
  connection.close()
}

/** The SQL between what the migrations make and what the models say; null when they agree. */
export async function missingMigration(): Promise<string | null> {
  const files = readSchema(schemaFile)
  return withSchemaEngine(sqliteForMigrations(':memory:'), files, async (engine) => {
    await engine.applyMigrations({ migrationsList: migrationsIn(migrationsFolder), filters })
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters,
    })
    return exitCode === 2 ? stdout : null
  })
}
