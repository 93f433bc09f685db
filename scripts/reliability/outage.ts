import { setTimeout as sleep } from 'node:timers/promises'
import Libsql from 'libsql'
import { compare } from './kills.ts'
import { PersistentLearners } from './persistent.ts'
import { Served } from './served.ts'
import { postgresqlStore, type Store, sqliteStore } from './stores.ts'

export interface OutageReport {
  seconds: number
  /** Requests that came to nothing while the database was away. */
  refused: number
  /** Of those, not a 503 that says when to come back. */
  wrongly: number
  slowestRefusalMs: number
  longestRetryAfter: number
  lessons: { asked: number; failed: number; slowestMs: number }
  acknowledged: number
  lost: number
  doubled: number
}

/** Between two answers of a learner: sixty a minute are allowed. */
const pauseMs = 150

/** R4: another program holds the lock of the SQLite file. */
export async function locked(seconds: number): Promise<OutageReport> {
  const store = sqliteStore()
  return outage(store, seconds, async () => {
    const other = new Libsql(store.file)
    other.exec('BEGIN IMMEDIATE')
    return async () => {
      other.exec('ROLLBACK')
      other.close()
    }
  })
}

/** R4: PostgreSQL is stopped. */
export async function stopped(seconds: number): Promise<OutageReport> {
  const store = await postgresqlStore()
  return outage(store, seconds, async () => {
    await store.server.stop('fast')
    return () => store.server.restart()
  })
}

async function outage(store: Store, seconds: number, begin: () => Promise<() => Promise<void>>): Promise<OutageReport> {
  const served = await Served.start(store)
  try {
    let refused = 0
    let wrongly = 0
    let slowestRefusalMs = 0
    let longestRetryAfter = 0
    const learners = new PersistentLearners(served.origin, {
      learners: 4,
      againAfter: 200,
      restMs: pauseMs,
      onRefusal: (reply) => {
        refused++
        if (reply?.status !== 503 || !reply.retryAfter) wrongly++
        slowestRefusalMs = Math.max(slowestRefusalMs, reply?.ms ?? Number.POSITIVE_INFINITY)
        longestRetryAfter = Math.max(longestRetryAfter, reply?.retryAfter ?? 0)
      },
    })
    await sleep(1_000)
    const end = await begin()
    const lessons = await readLessons(served.origin, seconds)
    await end()
    await sleep(3_000)
    await learners.stop()
    await served.stop()
    const { acknowledged, lost, doubled } = await compare(learners.acknowledged, store)
    return {
      seconds,
      refused,
      wrongly,
      slowestRefusalMs,
      longestRetryAfter,
      lessons,
      acknowledged,
      lost,
      doubled,
    }
  } finally {
    await served.remove()
  }
}

async function readLessons(origin: string, seconds: number) {
  const until = performance.now() + seconds * 1000
  const report = { asked: 0, failed: 0, slowestMs: 0 }
  while (performance.now() < until) {
    const began = performance.now()
    const reply = await fetch(`${origin}/en/lessons/first-wave`)
    await reply.text()
    report.asked++
    if (reply.status !== 200) report.failed++
    report.slowestMs = Math.max(report.slowestMs, performance.now() - began)
    await sleep(100)
  }
  return report
}
