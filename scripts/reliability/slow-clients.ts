import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { HttpLearner } from './learner.ts'
import { type Quantiles, quantiles } from './quantiles.ts'
import { Served } from './served.ts'

export interface SlowClientsReport {
  clients: number
  /** ms of answers before they came and beside them. */
  before: Quantiles
  beside: Quantiles
  failed: number
  growthMegabytes: number
  /** Seconds from the last one's coming until all were sent away. */
  secondsUntilGone: number
}

/** R15: clients that begin to send headers and never end, beside learners who answer. */
export async function slowClients(clients: number, seconds: number): Promise<SlowClientsReport> {
  const served = await Served.start()
  const slow: Socket[] = []
  try {
    const learner = new HttpLearner(served.origin)
    let failed = 0
    let number = 0
    const answers = async (forSeconds: number) => {
      const times: number[] = []
      const until = performance.now() + forSeconds * 1000
      while (performance.now() < until) {
        const reply = await learner.send(learner.press(number++)).catch(() => undefined)
        if (reply?.status !== 200) failed++
        else times.push(reply.ms)
        await sleep(20)
      }
      return quantiles(times)
    }
    await answers(1)
    const before = await answers(seconds)
    const { rssMegabytes } = served.usage()
    for (let nth = 0; nth < clients; nth++) slow.push(await halfSent(served.port))
    const came = performance.now()
    const gone = Promise.all(slow.map((socket) => socket.closed || once(socket, 'close')))
    const beside = await answers(seconds)
    const growthMegabytes = served.usage().rssMegabytes - rssMegabytes
    await gone
    return { clients, before, beside, failed, growthMegabytes, secondsUntilGone: (performance.now() - came) / 1000 }
  } finally {
    for (const socket of slow) socket.destroy()
    await served.remove()
  }
}

async function halfSent(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.resume()
  await once(socket, 'connect')
  socket.write('GET /en HTTP/1.1\r\nHost: waves.test\r\nX-Slow: ')
  return socket
}
