import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HttpLearner, same } from './learner.ts'
import { Served } from './served.ts'
import { type Store, sqliteStore } from './stores.ts'

export interface ReplyReport {
  presses: number
  rows: number
  /** Presses whose repeats were not all told the same. */
  differing: number
}

/** R8: something on the way drops the reply after the answer was stored; the repeat gets the same grade. */
export async function lostReplies(presses: number, store: Store = sqliteStore()): Promise<ReplyReport> {
  const served = await Served.start(store)
  const proxy = await droppingProxy(served.port)
  try {
    const learner = new HttpLearner(served.origin)
    let differing = 0
    for (let number = 0; number < presses; number++) {
      const each = learner.press(number)
      const lost = await learner.send(each, proxy.origin).catch(() => 'lost')
      const [again, once_more] = [await learner.send(each), await learner.send(each)]
      if (lost !== 'lost' || again.status !== 200 || !same(again.text, once_more.text, proxy.dropped[number]))
        differing++
    }
    await served.stop()
    return { presses, rows: (await served.store.rows()).length, differing }
  } finally {
    proxy.close()
    await served.remove()
  }
}

/** Passes every request on, reads the whole reply, and cuts the connection instead of giving it back. */
async function droppingProxy(port: number) {
  const dropped: string[] = []
  const server = createServer((incoming, outgoing) => {
    const headers = { ...incoming.headers, host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}` }
    const passed = request(
      { host: '127.0.0.1', port, method: incoming.method, path: incoming.url, headers },
      async (reply) => {
        let text = ''
        for await (const chunk of reply) text += chunk
        dropped.push(text)
        outgoing.destroy()
      },
    )
    incoming.pipe(passed)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, dropped, close: () => server.close() }
}

/** R7: the same press sent several times in the same instant. */
export async function doublePresses(presses: number, store: Store = sqliteStore(), times = 5): Promise<ReplyReport> {
  const served = await Served.start(store)
  try {
    const learner = new HttpLearner(served.origin)
    let differing = 0
    for (let number = 0; number < presses; number++) {
      const each = learner.press(number)
      const replies = await Promise.all(Array.from({ length: times }, () => learner.send(each)))
      const [first, ...others] = replies.map(({ text }) => text)
      if (!same(first, ...others) || replies.some(({ status }) => status !== 200)) differing++
    }
    await served.stop()
    return { presses, rows: (await served.store.rows()).length, differing }
  } finally {
    await served.remove()
  }
}
