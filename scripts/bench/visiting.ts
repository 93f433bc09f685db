import { Agent, request } from 'node:http'

interface Press {
  id: string
  questionId: string
  seed: number
  answer: string
}

/** What a class does over HTTP, and how long each waited for it, in ms. */
export class Visiting {
  readonly #origin: string
  readonly pages: number[] = []
  readonly reading: number[] = []
  readonly answering: number[] = []
  readonly failed: string[] = []
  readonly acknowledged: string[] = []

  constructor(origin: string) {
    this.#origin = origin
  }

  /** With a connection of its own, which it keeps. */
  browser(cookie: string): Browser {
    const agent = new Agent({ keepAlive: true })
    const ask = async (times: number[], path: string, press?: Press) => {
      const began = performance.now()
      const refused = await send(this.#origin + path, { agent, cookie, press }).catch((error: Error) => error.message)
      times.push(performance.now() - began)
      if (refused) this.failed.push(`${path}: ${refused}`)
      else if (press) this.acknowledged.push(press.id)
    }
    return {
      open: (path) => ask(this.pages, path),
      read: (path) => ask(this.reading, path),
      answer: (press) => ask(this.answering, '/api/attempts', press),
      close: () => agent.destroy(),
    }
  }
}

export interface Browser {
  open(page: string): Promise<void>
  read(path: string): Promise<void>
  answer(press: Press): Promise<void>
  close(): void
}

/** Resolves with the status when it is no success. The body is read, and not looked at. */
function send(url: string, { agent, cookie, press }: { agent: Agent; cookie: string; press?: Press }) {
  const body = press && JSON.stringify(press)
  const headers = {
    cookie,
    'accept-encoding': 'gzip, br',
    ...(body ? { 'content-type': 'application/json', origin: new URL(url).origin } : {}),
  }
  return new Promise<string | undefined>((resolve, reject) => {
    const asking = request(url, { agent, headers, method: body ? 'POST' : 'GET' }, (reply) => {
      const { statusCode = 0 } = reply
      reply.resume().on('end', () => resolve(statusCode < 300 ? undefined : String(statusCode)))
      reply.on('error', reject)
    })
    asking.on('error', reject).end(body)
  })
}
