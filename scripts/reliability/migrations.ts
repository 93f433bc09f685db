import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { migrateSqlite, migrationsOf } from '../../server/database/migrate.ts'
import { Served } from './served.ts'
import { type FileStore, sqliteStore } from './stores.ts'

export interface MigrationsReport {
  attempts: number
  /** ms of each migration, undisturbed. */
  tookMs: Record<string, number>
  /** Processes killed in the midst of one. */
  kills: number
  /** Migrations that a kill left half applied: the database was as neither before nor after. */
  halfApplied: string[]
  rows: number
  integrity: string
  /** Of a server on what came out. */
  serves: boolean
}

/** Killing what is quicker than this hits nothing. ms */
const shortest = 20

/**
 * R11: the database of the first version with so many attempts, brought to today's by one migration after the other.
 * Each is killed (-9) at these parts of the time that it takes on a copy, and run again.
 */
export async function migrations(attempts: number, parts: readonly number[]): Promise<MigrationsReport> {
  const store = sqliteStore()
  const rehearsal = sqliteStore()
  try {
    const all = migrationsOf('sqlite')
    for (const { file, run } of [store, rehearsal]) {
      migrateSqlite(file, all.slice(0, 1))
      await run(fill(attempts))
    }
    const report = { tookMs: {} as Record<string, number>, kills: 0, halfApplied: [] as string[] }
    for (const [index, { name }] of all.entries()) {
      const upToThis = all.slice(0, index + 1)
      const before = await shape(store)
      const began = performance.now()
      migrateSqlite(rehearsal.file, upToThis)
      const took = performance.now() - began
      const after = await shape(rehearsal)
      report.tookMs[name] = Math.round(took)
      for (const part of took < shortest ? [] : parts) {
        if (await killedAfter(store, name, took * part)) report.kills++
        const now = await shape(store)
        if (now !== before && now !== after) report.halfApplied.push(name)
      }
      migrateSqlite(store.file, upToThis)
      if ((await shape(store)) !== after) report.halfApplied.push(name)
    }
    const [rows, integrity] = [(await store.rows()).length, await store.integrity()]
    const served = await Served.start(store)
    const { ok: serves } = await fetch(`${served.origin}/api/health`)
    await served.stop()
    return { attempts, ...report, rows, integrity, serves }
  } finally {
    await Promise.all([store.remove(), rehearsal.remove()])
  }
}

/** A hundred each, as the first version kept them. */
const fill = (attempts: number) => `
  WITH RECURSIVE "n" AS (SELECT 0 AS "i" UNION ALL SELECT "i" + 1 FROM "n" WHERE "i" < ${Math.ceil(attempts / 100) - 1})
  INSERT INTO "Learner" ("id", "tokenHash") SELECT 'learner-' || "i", 'hash-' || "i" FROM "n";
  WITH RECURSIVE "n" AS (SELECT 0 AS "i" UNION ALL SELECT "i" + 1 FROM "n" WHERE "i" < ${attempts - 1})
  INSERT INTO "Attempt" ("learnerId", "id", "questionId", "contentVersion", "seed", "answer", "bodyHash", "status",
                         "earned", "of", "feedback", "sequence", "createdAt")
  SELECT 'learner-' || ("i" / 100), 'attempt-' || "i", 'question-' || ("i" % 50), 'version', "i" % 100 + 1, '"fin"',
         'hash', 'graded', "i" % 2, 1, '{"options":[]}', "i" % 100 + 1, '2026-11-22 12:00:00.000'
  FROM "n"`

/** Every table, index and noted migration. */
const shape = async (store: FileStore): Promise<string> =>
  JSON.stringify([
    await store.query(`SELECT "sql" FROM "sqlite_master" WHERE "sql" IS NOT NULL ORDER BY 1`),
    await store.query('SELECT "migration_name" FROM "_prisma_migrations" ORDER BY 1'),
  ])

/** Whether it was still at work. */
async function killedAfter(store: FileStore, name: string, ms: number): Promise<boolean> {
  const script = ['--import', 'tsx', 'scripts/reliability/migration-child.ts', store.file, name]
  const child = spawn(process.execPath, script, { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  await once(child.stdout, 'data')
  await sleep(ms)
  const running = child.exitCode === null
  child.kill('SIGKILL')
  await exited
  return running
}
