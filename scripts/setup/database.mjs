import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { databaseUrl } from './machine.mjs'
import { root, runTool } from './run.mjs'
import { Stop } from './say.mjs'

/** Brings the database up to date. Asking whether it is takes milliseconds, loading the schema engine a second. */
export async function prepareDatabase() {
  const url = databaseUrl()
  if (url.startsWith('file:')) {
    const file = resolve(root, url.slice('file:'.length))
    if (existsSync(file) && (await isUpToDate(file))) return 'up to date'
  }
  return (await runTool('tsx', ['scripts/db.ts', 'deploy'])).trim()
}

async function isUpToDate(file) {
  const { default: Libsql } = await import('libsql')
  assertFree(new Libsql(`${file}.lock`, { timeout: 2_000 }), file)
  const connection = new Libsql(file)
  try {
    const rows = connection.prepare('SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL').all()
    const applied = new Set(rows.map((row) => row.migration_name))
    const folders = readdirSync(resolve(root, 'prisma/migrations/sqlite'), { withFileTypes: true })
    return folders.filter((entry) => entry.isDirectory()).every(({ name }) => applied.has(name))
  } catch {
    // A new file, or one that the engine has to judge.
    return false
  } finally {
    connection.close()
  }
}

/** As server/database/lock.ts does, so that it is told before the server is up. */
function assertFree(lock, file) {
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    throw new Stop(`${file} is in use by another running copy of Four Waves: stop that one first, or set DATABASE_URL`)
  } finally {
    lock.close()
  }
}
