import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Libsql from 'libsql'
import { Client } from 'pg'
import type { DatabaseLocation } from './location.ts'
import { lockDatabase } from './lock.ts'

export interface Migration {
  name: string
  sql: string
}

/** In Prisma's own table and notation, so that Prisma's tools find what they expect. */
const bookkeeping = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMP,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMP,
    "started_at" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`
const appliedNames = 'SELECT "migration_name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL'

export const migrationsFolder = (provider: DatabaseLocation['provider']) => join('prisma/migrations', provider)

export const migrationsOf = (
  provider: DatabaseLocation['provider'],
  folder = migrationsFolder(provider),
): Migration[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, sql: readFileSync(join(folder, name, 'migration.sql'), 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))

/**
 * Applies what is missing, each migration and the note that it was applied in one transaction: whoever is killed half
 * way has applied a whole number of them. Gives the names of what was applied.
 */
export const migrate = async (
  location: DatabaseLocation,
  migrations = migrationsOf(location.provider),
): Promise<string[]> =>
  location.provider === 'sqlite'
    ? migrateSqlite(location.file, migrations)
    : migratePostgresql(location.url, migrations)

export function migrateSqlite(file: string, migrations: readonly Migration[] = migrationsOf('sqlite')): string[] {
  mkdirSync(dirname(file), { recursive: true })
  const unlock = lockDatabase(file)
  const connection = new Libsql(file)
  try {
    // WAL is a property of the file, which the server insists on. Foreign keys: a table that is made anew is dropped
    // first, which would delete what refers to it; whether all references hold is asked before the end.
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA foreign_keys = OFF')
    connection.exec(bookkeeping)
    const applied = new Set((connection.prepare(appliedNames).all() as NameRow[]).map((row) => row.migration_name))
    const missing = migrations.filter(({ name }) => !applied.has(name))
    for (const migration of missing) applyInSqlite(connection, migration)
    return missing.map(({ name }) => name)
  } finally {
    connection.close()
    unlock()
  }
}

function applyInSqlite(connection: Libsql.Database, migration: Migration): void {
  connection.exec('BEGIN IMMEDIATE')
  try {
    connection.exec(migration.sql)
    const broken = connection.prepare('PRAGMA foreign_key_check').all()
    if (broken.length > 0) throw new Error(`${migration.name} leaves ${broken.length} rows that refer to nothing`)
    connection.exec(note(migration))
    connection.exec('COMMIT')
  } catch (error) {
    connection.exec('ROLLBACK')
    throw error
  }
}

async function migratePostgresql(url: string, migrations: readonly Migration[]): Promise<string[]> {
  const client = new Client({ connectionString: url, options: '-c timezone=UTC' })
  await client.connect()
  try {
    // Several processes may start at once: one migrates, the others wait for it. Given up with the connection.
    await client.query(`SELECT pg_advisory_lock(${migrationLock})`)
    await client.query(bookkeeping)
    const applied = new Set((await client.query<NameRow>(appliedNames)).rows.map((row) => row.migration_name))
    const missing = migrations.filter(({ name }) => !applied.has(name))
    // Several statements in one query are one transaction.
    for (const migration of missing) await client.query(`BEGIN; ${migration.sql}\n; ${note(migration)}; COMMIT`)
    return missing.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

const migrationLock = 4_210_793

interface NameRow {
  migration_name: string
}

const note = ({ name, sql }: Migration) => {
  const checksum = createHash('sha256').update(sql).digest('hex')
  const values = [randomUUID(), checksum, name].map((value) => `'${value.replaceAll("'", "''")}'`)
  return `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
          VALUES (${values.join(', ')}, CURRENT_TIMESTAMP, 1)`
}
