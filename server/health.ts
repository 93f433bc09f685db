import 'server-only'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { database } from './database/database.ts'
import { log } from './log.ts'
import { keepVersionsOnce } from './versions.ts'

export interface Health {
  status: 'ok' | 'failing'
  database: 'ok' | 'failing'
  /** null on PostgreSQL, whose disk is not ours to look at. */
  freeMegabytes: number | null
}

const leastFreeMegabytes = 200
const freshMs = 1_000
let last: { at: number; health: Promise<Health> } | undefined

/** Whether an answer could be stored now. Asked at most once a second, however often the probe comes. */
export function health(now = Date.now()): Promise<Health> {
  // Either way: a clock may be set back.
  if (!last || Math.abs(now - last.at) >= freshMs) last = { at: now, health: probe() }
  return last.health
}

async function probe(): Promise<Health> {
  const written = await canWrite()
  // The server asks this of itself before it says that it is ready.
  if (written) await keepVersionsOnce()
  const freeMegabytes = await free()
  const healthy = written && (freeMegabytes === null || freeMegabytes >= leastFreeMegabytes)
  return { status: healthy ? 'ok' : 'failing', database: written ? 'ok' : 'failing', freeMegabytes }
}

async function canWrite(): Promise<boolean> {
  try {
    const { client, location } = database()
    await client.attempt.findFirst({ select: { id: true } })
    await client.$executeRawUnsafe(smallestWrite[location.provider])
    return true
  } catch (error) {
    log('database-not-writable', {}, error)
    return false
  }
}

/** A real write that touches no table of ours. SQLite: a number in the file's header that is left to the application. */
const smallestWrite = {
  sqlite: 'PRAGMA user_version = 1',
  postgresql: "SELECT pg_logical_emit_message(true, 'four-waves', 'health')",
}

/** Of the disk that holds the database; null when that is another machine's. */
async function free(): Promise<number | null> {
  const { location } = database()
  if (location.provider === 'postgresql') return null
  try {
    const { bavail, bsize } = await statfs(dirname(location.file))
    return Math.floor((bavail * bsize) / 1e6)
  } catch {
    return 0
  }
}
