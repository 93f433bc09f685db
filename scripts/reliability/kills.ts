import { setTimeout as sleep } from 'node:timers/promises'
import { PersistentLearners } from './persistent.ts'
import { Served } from './served.ts'
import { type Store, sqliteStore } from './stores.ts'

export interface KillReport {
  kills: number
  acknowledged: number
  lost: number
  doubled: number
  unasked: number
  disagreeing: number
  integrity: string
  slowestRestartMs: number
}

/**
 * R1: kill -9 in the middle of a stream of answers. A client repeats a press, under the same id, until it is answered;
 * an answer that came is an acknowledged one.
 */
export async function kills(times: number, store: Store = sqliteStore(), clients = 8): Promise<KillReport> {
  const served = await Served.start(store)
  try {
    const learners = new PersistentLearners(served.origin, { learners: clients, againAfter: 20 })
    const restarts: number[] = []
    for (let kill = 0; kill < times; kill++) {
      await sleep(700 + 300 * (kill % 4))
      await served.stop('SIGKILL')
      restarts.push(await served.restart())
    }
    await sleep(500)
    await learners.stop()
    let disagreeing = 0
    for (const { learner, acknowledged } of learners.people) {
      const counted = Object.values(await learner.progress()).reduce((sum, { attempts }) => sum + attempts, 0)
      if (counted !== acknowledged.length) disagreeing++
    }
    await served.stop()
    return {
      kills: times,
      ...(await compare(learners.acknowledged, store)),
      disagreeing,
      slowestRestartMs: Math.max(...restarts),
    }
  } finally {
    await served.remove()
  }
}

/** What was acknowledged against what is stored. */
export async function compare(acknowledged: string[], store: Store) {
  const stored = new Map<string, number>()
  for (const { id } of await store.rows()) stored.set(id, (stored.get(id) ?? 0) + 1)
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((id) => !stored.has(id)).length,
    doubled: [...stored.values()].filter((times) => times > 1).length,
    unasked: [...stored.keys()].filter((id) => !acknowledged.includes(id)).length,
    integrity: await store.integrity(),
  }
}
