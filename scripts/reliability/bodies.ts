import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { HttpLearner } from './learner.ts'
import { Served } from './served.ts'

export interface BodyReport {
  sent: string
  status: number
  code: string
}

export interface BodiesReport {
  replies: BodyReport[]
  /** Beyond what the server used before the first of them, at the highest. */
  growthMegabytes: number
  rows: number
}

const nested = `${'['.repeat(10_000)}${']'.repeat(10_000)}`

/** R16: bodies that are too big or are not what was asked for, sent in pieces as a network would. */
export async function bodies(): Promise<BodiesReport> {
  const served = await Served.start()
  try {
    const learner = new HttpLearner(served.origin)
    for (let number = 0; number < 1_000; number++) await learner.send(learner.press(number))
    await sleep(500)
    const before = served.usage().rssMegabytes
    let highest = before
    const watch = setInterval(() => {
      highest = Math.max(highest, served.usage().rssMegabytes)
    }, 20)
    const replies: BodyReport[] = []
    for (const megabytes of [1, 11, 100]) {
      for (const declared of [true, false]) {
        const sent = `${megabytes} MB${declared ? '' : ', length not declared'}`
        replies.push({ sent, ...(await post(served.port, megabytes * 1e6, declared)) })
      }
    }
    for (const text of ['{', 'null', '[]', '7', nested, `{"id":1,"questionId":[],"seed":"x","answer":{}}`]) {
      const { status, text: reply } = await sendText(served.origin, text)
      replies.push({ sent: text.slice(0, 20), status, code: JSON.parse(reply).code })
    }
    clearInterval(watch)
    await served.stop()
    return { replies, growthMegabytes: highest - before, rows: (await served.store.rows()).length - 1_000 }
  } finally {
    await served.remove()
  }
}

async function sendText(origin: string, body: string) {
  const headers = { 'content-type': 'application/json', origin }
  const response = await fetch(`${origin}/api/attempts`, { method: 'POST', headers, body })
  return { status: response.status, text: await response.text() }
}

/** Sends all of the body whatever is answered meanwhile, as a careless client does. */
function post(port: number, bytes: number, declared: boolean): Promise<{ status: number; code: string }> {
  return new Promise((resolve, reject) => {
    const length = declared ? { 'content-length': bytes } : {}
    const headers = { 'content-type': 'application/json', origin: `http://127.0.0.1:${port}`, ...length }
    let told: { status: number; code: string } | undefined
    const outgoing = request(
      { host: '127.0.0.1', port, path: '/api/attempts', method: 'POST', headers },
      async (reply) => {
        let text = ''
        for await (const chunk of reply) text += chunk
        told = { status: reply.statusCode ?? 0, code: JSON.parse(text).code }
        resolve(told)
      },
    )
    // A server that has answered may stop listening.
    outgoing.on('error', (error) => (told ? undefined : reject(error)))
    const piece = Buffer.alloc(64 * 1024, ' ')
    let left = bytes
    const more = () => {
      while (left > 0 && !outgoing.destroyed) {
        const next = left >= piece.length ? piece : piece.subarray(0, left)
        left -= next.length
        if (!outgoing.write(next)) return void outgoing.once('drain', more)
      }
      outgoing.end()
    }
    more()
  })
}
