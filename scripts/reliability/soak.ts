import { setTimeout as sleep } from 'node:timers/promises'
import { HttpLearner } from './learner.ts'
import { Served } from './served.ts'

export interface SoakReport {
  answers: number
  seconds: number
  failed: number
  rows: number
  rssMegabytes: number
  /** Highest against lowest over the last half, in percent of the middle between them, plus or minus. */
  rssSwingPercent: number
  descriptors: { lowest: number; highest: number }
  walMegabytes: number
}

/** R20: many answers; memory, descriptors and the log must stay where they are. `seconds`: spread over that time. */
export async function soak(answers: number, { seconds = 0, clients = 8 } = {}): Promise<SoakReport> {
  const served = await Served.start()
  try {
    const started = performance.now()
    const samples: ReturnType<Served['usage']>[] = []
    let done = 0
    let failed = 0
    const watch = setInterval(() => samples.push({ ...served.usage() }), 500)
    const streams = Array.from({ length: clients }, async (_, client) => {
      const learner = new HttpLearner(served.origin)
      for (let number = client; number < answers; number += clients) {
        const due = (number / answers) * seconds * 1000 - (performance.now() - started)
        if (due > 0) await sleep(due)
        const reply = await learner.send(learner.press(number)).catch(() => undefined)
        if (reply?.status !== 200) failed++
        done++
      }
    })
    await Promise.all(streams)
    clearInterval(watch)
    const took = (performance.now() - started) / 1000
    await served.stop()
    return {
      answers: done,
      seconds: Math.round(took),
      failed,
      rows: (await served.store.rows()).length,
      ...flatness(samples),
    }
  } finally {
    await served.remove()
  }
}

function flatness(samples: ReturnType<Served['usage']>[]) {
  const half = samples.slice(Math.floor(samples.length / 2))
  const rss = half.map(({ rssMegabytes }) => rssMegabytes)
  const descriptors = half.map((sample) => sample.descriptors)
  const [lowest, highest] = [Math.min(...rss), Math.max(...rss)]
  return {
    rssMegabytes: Math.round(rss.at(-1) ?? 0),
    rssSwingPercent: Number((((highest - lowest) / (highest + lowest)) * 100).toFixed(1)),
    descriptors: { lowest: Math.min(...descriptors), highest: Math.max(...descriptors) },
    walMegabytes: Number(Math.max(...half.map((sample) => sample.walMegabytes)).toFixed(1)),
  }
}
