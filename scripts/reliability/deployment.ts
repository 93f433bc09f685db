import { setTimeout as sleep } from 'node:timers/promises'
import { compare } from './kills.ts'
import { PersistentLearners } from './persistent.ts'
import { Served } from './served.ts'
import { sqliteStore } from './stores.ts'

export interface DeploymentReport {
  deployments: number
  acknowledged: number
  lost: number
  doubled: number
  unasked: number
  /** Answers that the old process had begun and did not finish, or that were refused. */
  refused: string[]
  integrity: string
  slowestRestartMs: number
}

/**
 * R10: the server is told to stop in the midst of answers, the database gets what a later version would add to it, and a
 * server of this version starts on it. Pages that were open go on: each press is sent again until it is answered.
 */
export async function deployments(times: number): Promise<DeploymentReport> {
  const store = sqliteStore()
  const served = await Served.start(store)
  try {
    const refused: string[] = []
    const learners = new PersistentLearners(served.origin, {
      learners: 8,
      againAfter: 50,
      onRefusal: (reply) => {
        if (reply && reply.status !== 503) refused.push(`${reply.status} ${reply.text}`)
      },
    })
    let slowestRestartMs = 0
    for (let time = 1; time <= times; time++) {
      await sleep(1_000)
      await served.stop('SIGTERM')
      await store.run(expansion(time))
      slowestRestartMs = Math.max(slowestRestartMs, await served.restart())
    }
    await sleep(1_000)
    await learners.stop()
    await served.stop()
    return { deployments: times, refused, slowestRestartMs, ...(await compare(learners.acknowledged, store)) }
  } finally {
    await served.remove()
  }
}

/** What an older version must bear: a column, an index and a table that it does not know, noted as a migration. */
const expansion = (time: number) => `
  BEGIN;
  ALTER TABLE "Attempt" ADD COLUMN "later${time}" TEXT;
  CREATE INDEX "Attempt_later${time}" ON "Attempt" ("later${time}");
  CREATE TABLE "Later${time}" ("id" TEXT PRIMARY KEY);
  INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
  VALUES ('later${time}', 'later', '9999123123595${time}_later', CURRENT_TIMESTAMP, 1);
  COMMIT`
