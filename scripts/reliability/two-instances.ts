import { setTimeout as sleep } from 'node:timers/promises'
import { compare } from './kills.ts'
import { HttpLearner, same } from './learner.ts'
import { Served } from './served.ts'
import { postgresqlStore } from './stores.ts'

export interface TwoInstancesReport {
  presses: number
  copies: number
  /** Presses whose copies were not all told the same. */
  differing: number
  lost: number
  doubled: number
  unasked: number
  learners: number
  /** Learners whose attempts are not numbered 1, 2, 3 ... */
  misnumbered: number
  integrity: string
  kills: number
  seconds: number
}

/**
 * R13: two processes on one PostgreSQL. Each press is sent in four copies at once, two to each process, until each copy
 * is answered, while processes are killed and PostgreSQL is stopped in the midst of its work.
 */
export async function twoInstances(
  presses: number,
  { kills = 0, outages = 0, people = 20 } = {},
): Promise<TwoInstancesReport> {
  const store = await postgresqlStore()
  const instances = await Promise.all([Served.start(store), Served.start(store)])
  try {
    const began = performance.now()
    const copies = [0, 1, 0, 1]
    const acknowledged: string[] = []
    const learners = Array.from({ length: people }, () => new HttpLearner(instances[0]!.origin))
    let differing = 0
    const streams = learners.map(async (learner, number) => {
      for (let count = 0; count < presses / people; count++) {
        const each = learner.press(number + count)
        const texts = await Promise.all(copies.map((copy) => answered(learner, each, instances[copy]!.origin)))
        if (!same(texts[0], ...texts.slice(1))) differing++
        acknowledged.push(each.id)
      }
    })
    const answering = Promise.all(streams)
    for (let kill = 0; kill < kills; kill++) {
      await sleep(500 + 200 * (kill % 3))
      const victim = instances[kill % 2]!
      await victim.stop('SIGKILL')
      await victim.restart()
    }
    for (let outage = 0; outage < outages; outage++) {
      await store.server.stop('immediate')
      await sleep(1_000)
      await store.server.restart()
      await sleep(1_000)
    }
    await answering
    const rows = await store.rows()
    return {
      presses,
      copies: copies.length,
      differing,
      ...(await compare(acknowledged, store)),
      learners: new Set(rows.map(({ learnerId }) => learnerId)).size,
      misnumbered: misnumbered(rows),
      kills,
      seconds: Math.round((performance.now() - began) / 1000),
    }
  } finally {
    for (const instance of instances) await instance.stop()
    await store.remove()
  }
}

/** Sent again until it is answered, as the browser does. */
async function answered(learner: HttpLearner, press: ReturnType<HttpLearner['press']>, origin: string) {
  for (;;) {
    const reply = await learner.send(press, origin).catch(() => undefined)
    if (reply?.status === 200) return reply.text
    if (reply && reply.status < 500) throw new Error(`${reply.status} ${reply.text}`)
    await sleep(50)
  }
}

/** The rows come by learner and number. */
function misnumbered(rows: readonly { learnerId: string; sequence: number }[]): number {
  const wrong = new Set<string>()
  const counted = new Map<string, number>()
  for (const { learnerId, sequence } of rows) {
    const next = (counted.get(learnerId) ?? 0) + 1
    if (sequence !== next) wrong.add(learnerId)
    counted.set(learnerId, next)
  }
  return wrong.size
}
