import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Libsql from 'libsql'

export class DatabaseInUse extends Error {
  readonly file: string

  constructor(file: string) {
    super(`${file} is in use by another running copy of Four Waves: stop that one first`)
    this.file = file
  }
}

/**
 * One process per database file. The lock is an exclusive transaction on a file of its own beside the database: the
 * operating system gives it up with the process, kill -9 included, so that nothing stale can remain.
 */
export function lockDatabase(file: string, waitMs = 2_000): () => void {
  mkdirSync(dirname(file), { recursive: true })
  const lock = new Libsql(`${file}.lock`, { timeout: waitMs })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    throw (error as { code?: string }).code?.startsWith('SQLITE_BUSY') ? new DatabaseInUse(file) : error
  }
  return () => lock.close()
}
