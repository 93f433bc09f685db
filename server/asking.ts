import { randomUUID } from 'node:crypto'
import { answer } from './answering.ts'
import { handle, json } from './http/handle.ts'
import { tokenOf } from './http/learner-cookie.ts'
import { findLearner } from './learners.ts'
import { progressOf } from './progress.ts'

const origin = 'http://waves.test'
const post = handle(answer)
const getProgress = handle(async (request) => json(await progressOf(await findLearner(tokenOf(request)))))

export interface Reply {
  status: number
  body: Record<string, unknown>
  headers: Headers
}

/** For tests: a browser that asks the route handlers, with a cookie of its own and an address of its own. */
export function visitor(address = randomUUID()) {
  let cookie = ''
  const ask = async (handler: (request: Request) => Promise<Response>, init: RequestInit): Promise<Reply> => {
    const headers = new Headers({ host: 'waves.test', 'x-forwarded-for': address, ...(cookie && { cookie }) })
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value)
    const response = await handler(new Request(`${origin}/api`, { ...init, headers }))
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return { status: response.status, body: await response.json(), headers: response.headers }
  }
  return {
    cookie: () => cookie,
    /** Sends a body as it is. */
    send: (body: BodyInit, headers: Record<string, string> = {}) =>
      ask(post, {
        method: 'POST',
        body,
        headers: { origin, 'content-type': 'application/json', ...headers },
        duplex: 'half',
      } as RequestInit),
    /** One press. */
    answer(questionId: string, value: unknown, id: string = randomUUID(), more: object = {}) {
      return this.send(JSON.stringify({ id, questionId, seed: 1, answer: value, ...more }))
    },
    progress: async () => (await ask(getProgress, { method: 'GET' })).body,
  }
}
