import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { compare } from './kills.ts'
import { HttpLearner } from './learner.ts'
import { Served } from './served.ts'
import { fileStore, type Store, sqliteStore } from './stores.ts'

export interface BackupReport {
  answersPerSecond: number
  backupMs: number
  restoreMs: number
  megabytes: number
  /** Acknowledged before the backup began, and not in it. */
  missing: number
  /** In the backup otherwise than in the database that it was made of. */
  differing: number
  restored: number
  integrity: string
  /** Of the database that went on meanwhile. */
  lost: number
  doubled: number
}

/** R12: a backup while answers come, restored to another place: what was acknowledged before it is in it, unchanged. */
export async function backups(perSecond: number, seconds: number, store: Store = sqliteStore()): Promise<BackupReport> {
  const folder = mkdtempSync(join(tmpdir(), 'four-waves-backup-'))
  const file = join(folder, 'backup.db')
  const restoredTo = fileStore(join(folder, 'restored.db'))
  const served = await Served.start(store)
  try {
    let running = true
    const acknowledged: string[] = []
    const clients = 8
    const streams = Array.from({ length: clients }, async (_, number) => {
      const learner = new HttpLearner(served.origin)
      for (let count = 0; running; count++) {
        const next = performance.now() + (clients / perSecond) * 1000
        const each = learner.press(number + count)
        if ((await learner.send(each)).status === 200) acknowledged.push(each.id)
        await sleep(Math.max(0, next - performance.now()))
      }
    })
    const began = performance.now()
    await sleep((seconds / 2) * 1000)
    const earlier = [...acknowledged]
    const backupMs = await admin(store, 'backup', file)
    await sleep((seconds / 2) * 1000)
    running = false
    await Promise.all(streams)
    const answersPerSecond = Math.round((acknowledged.length / (performance.now() - began)) * 1000)
    await served.stop()
    const restoreMs = await admin(restoredTo, 'restore', file)
    const { lost, doubled } = await compare(acknowledged, store)
    const original = new Set((await store.rows()).map((row) => JSON.stringify(row)))
    const restored = await restoredTo.rows()
    const ids = new Set(restored.map(({ id }) => id))
    return {
      answersPerSecond,
      backupMs,
      restoreMs,
      megabytes: statSync(file).size / 1e6,
      missing: earlier.filter((id) => !ids.has(id)).length,
      differing: restored.filter((row) => !original.has(JSON.stringify(row))).length,
      restored: restored.length,
      integrity: await restoredTo.integrity(),
      lost,
      doubled,
    }
  } finally {
    await served.remove()
    rmSync(folder, { recursive: true })
  }
}

/** ms that `npm run admin` takes on that store. */
async function admin(store: Store, ...args: string[]): Promise<number> {
  const began = performance.now()
  const command = ['node_modules/tsx/dist/cli.mjs', '--conditions=react-server', 'scripts/admin.ts', ...args]
  const child = spawn(process.execPath, command, { env: { ...process.env, DATABASE_URL: store.url } })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`admin ${args.join(' ')}: ${said}`)
  return performance.now() - began
}
