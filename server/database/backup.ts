import 'server-only'
import { existsSync, renameSync, rmSync } from 'node:fs'
import Libsql from 'libsql'
import { type Contents, contentsOf, copyDatabase } from './copy.ts'
import { openDatabase } from './database.ts'
import type { DatabaseLocation } from './location.ts'
import { lockDatabase } from './lock.ts'
import { migrate } from './migrate.ts'

/** What stands in the way of a backup, to be mended by whoever asked. */
export class BackupRefused extends Error {}

/**
 * A backup is one SQLite file, of either database, as it is at one moment, while its server goes on. It is written beside
 * and put in place when it is whole.
 */
export async function backup(location: DatabaseLocation, file: string): Promise<void> {
  if (existsSync(file)) throw new BackupRefused(`${file} is there already`)
  const [copied, unfinished] = [`${file}.copied`, `${file}.unfinished`]
  remove(copied, unfinished)
  try {
    if (location.provider === 'postgresql') await copyInto(location, { provider: 'sqlite', file: copied })
    snapshot(location.provider === 'postgresql' ? copied : location.file, unfinished)
    assertWhole(unfinished)
    renameSync(unfinished, file)
  } finally {
    remove(copied, unfinished)
  }
}

/** Puts a backup in place of an SQLite file whose server is stopped, or into an empty PostgreSQL. */
export async function restore(file: string, location: DatabaseLocation): Promise<Contents> {
  const copied = location.provider === 'sqlite' ? `${location.file}.restoring` : `${file}.restoring`
  remove(copied)
  try {
    snapshot(file, copied)
    assertWhole(copied)
    if (location.provider === 'postgresql') return await copyInto({ provider: 'sqlite', file: copied }, location)
    putInPlace(copied, location.file)
    await migrate(location)
    const restored = openDatabase(location)
    return await contentsOf(restored).finally(() => restored.close())
  } finally {
    remove(copied)
  }
}

function putInPlace(copied: string, file: string): void {
  const unlock = lockDatabase(file)
  try {
    removeWithLog(file)
    renameSync(copied, file)
  } finally {
    unlock()
  }
}

/** Brings the second to the state of the models, and copies every row of the first into it; it must be empty. */
export async function copyInto(from: DatabaseLocation, to: DatabaseLocation): Promise<Contents> {
  await migrate(from)
  await migrate(to)
  const source = openDatabase(from)
  const target = openDatabase(to)
  return copyDatabase(source, target).finally(() => Promise.all([source.close(), target.close()]))
}

/** SQLite copies what is committed when it begins; whoever writes meanwhile is not kept waiting. */
function snapshot(from: string, to: string): void {
  if (!existsSync(from)) throw new BackupRefused(`there is no ${from}`)
  const connection = new Libsql(from, { timeout: 5_000 })
  try {
    connection.exec(`VACUUM INTO '${to.replaceAll("'", "''")}'`)
  } finally {
    connection.close()
  }
}

function assertWhole(file: string): void {
  const connection = new Libsql(file)
  try {
    const [row] = connection.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[]
    if (row?.integrity_check !== 'ok') throw new BackupRefused(`${file} is damaged: ${row?.integrity_check}`)
  } finally {
    connection.close()
  }
}

function remove(...files: string[]): void {
  for (const file of files) {
    removeWithLog(file)
    rmSync(`${file}.lock`, { force: true })
  }
}

function removeWithLog(file: string): void {
  for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true })
}
