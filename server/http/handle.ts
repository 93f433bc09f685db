import { randomUUID } from 'node:crypto'
import { DatabaseInUse } from '../database/lock.ts'
import { DatabaseBusy } from '../database/retry.ts'
import { log } from '../log.ts'
import { countAnswer } from './counters.ts'
import { problem } from './problem.ts'

/** A route handler whose faults say nothing but an id; the log has the rest under it. */
export const handle =
  (work: (request: Request) => Promise<Response>) =>
  async (request: Request): Promise<Response> => {
    const began = performance.now()
    const { pathname } = new URL(request.url)
    const response = await work(request).catch((error) => fault(request.method, pathname, error))
    countAnswer(request.method, pathname, response.status, (performance.now() - began) / 1000)
    return response
  }

function fault(method: string, path: string, error: unknown): Response {
  const id = randomUUID()
  log('fault', { id, method, path }, error)
  if (error instanceof DatabaseBusy || error instanceof DatabaseInUse) {
    return problem('database-unavailable', { id, headers: { 'retry-after': '2' } })
  }
  return problem('internal', { id })
}

/** For the methods that a route does not have. */
export const methodNotAllowed = (...allowed: string[]) => {
  return async () => problem('method-not-allowed', { headers: { allow: allowed.join(', ') } })
}

export const json = (value: unknown, headers: [string, string][] = []): Response =>
  Response.json(value, { headers: [['cache-control', 'no-store'], ...headers] })
