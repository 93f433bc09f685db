import 'server-only'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { database } from './database/database.ts'
import { keepVersionsOnce } from './versions.ts'

export interface Health {
  status: 'ok' | 'failing'
  database: 'ok' | 'failing'
  freeMegabytes: number
}

const leastFreeMegabytes = 200
const freshMs = 1_000
let last: { at: number; health: Promise<Health> } | undefined

/** Whether an answer could be stored now. Asked at most once a second, however often the probe comes. */
export function health(now = Date.now()): Promise<Health> {
  if (!last || now - last.at >= freshMs) last = { at: now, health: probe() }
  return last.health
}

async function probe(): Promise<Health> {
  const written = await canWrite()
  // The server asks this of itself before it says that it is ready.
  if (written) await keepVersionsOnce()
  const freeMegabytes = await free()
  const healthy = written && freeMegabytes >= leastFreeMegabytes
  return { status: healthy ? 'ok' : 'failing', database: written ? 'ok' : 'failing', freeMegabytes }
}

async function canWrite(): Promise<boolean> {
  try {
    const { client } = database()
    await client.attempt.findFirst({ select: { id: true } })
    // A number in the file's header that SQLite leaves to the application: a real write that touches no table.
    await client.$executeRawUnsafe('PRAGMA user_version = 1')
    return true
  } catch (error) {
    console.error('health: the database cannot be written', error)
    return false
  }
}

async function free(): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(dirname(database().file))
    return Math.floor((bavail * bsize) / 1e6)
  } catch {
    return 0
  }
}
