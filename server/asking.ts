import { randomUUID } from 'node:crypto'
import { answer } from './answering.ts'
import { hint } from './hints.ts'
import { handle } from './http/handle.ts'
import { getProgress } from './progress.ts'

const origin = 'http://waves.test'
const post = handle(answer)
const progress = handle(getProgress)

export interface Reply {
  status: number
  body: Record<string, unknown>
  headers: Headers
}

/** For tests: a browser that asks the route handlers, with cookies of its own and an address of its own. */
export function visitor(address = randomUUID(), signedIn = '') {
  const cookies = new Map<string, string>()
  if (signedIn) cookies.set(...(signedIn.split('=') as [string, string]))
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  /** The seeds that the server gave for the next tries, by question; and those that were sent, by attempt. */
  const seeds = new Map<string, number>()
  const ask = async (
    handler: (request: Request) => Promise<Response>,
    path: string,
    init: RequestInit,
  ): Promise<Reply> => {
    const headers = new Headers({ host: 'waves.test', 'x-forwarded-for': address, cookie: cookie() })
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value)
    const response = await handler(new Request(`${origin}${path}`, { ...init, headers }))
    for (const set of response.headers.getSetCookie()) {
      const [name, value] = set.split(';')[0]!.split('=') as [string, string]
      cookies.set(name, value)
    }
    const text = await response.text()
    return { status: response.status, body: text ? JSON.parse(text) : {}, headers: response.headers }
  }
  return {
    cookie,
    /** Sends a body as it is. */
    send: (body: BodyInit, headers: Record<string, string> = {}) =>
      ask(post, '/api/attempts', {
        method: 'POST',
        body,
        headers: { origin, 'content-type': 'application/json', ...headers },
        duplex: 'half',
      } as RequestInit),
    /** One press, at the variant that is next. */
    async answer(questionId: string, value: unknown, id: string = randomUUID(), more: object = {}) {
      const seed = seeds.get(id) ?? seeds.get(questionId) ?? 1
      seeds.set(id, seed)
      const reply = await this.send(JSON.stringify({ id, questionId, seed, answer: value, ...more }))
      const { next } = reply.body as { next?: { seed: number } }
      if (next && reply.status === 200) seeds.set(questionId, next.seed)
      return reply
    },
    /** Any other route handler, with the headers of a page of this site. */
    ask: (
      work: (request: Request) => Promise<Response>,
      path: string,
      init: { method?: string; body?: unknown } = {},
    ) =>
      ask(handle(work), path, {
        method: init.method ?? 'GET',
        headers: { origin, 'content-type': 'application/json' },
        ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
      }),
    hint(questionId: string, number: number, more: object = {}) {
      const body = { id: randomUUID(), questionId, seed: 1, hint: number, locale: 'en', ...more }
      return this.ask(hint, '/api/hints', { method: 'POST', body })
    },
    progress: async () => (await ask(progress, '/api/progress', { method: 'GET' })).body,
  }
}
