import { randomUUID } from 'node:crypto'
import { DatabaseInUse } from '../database/lock.ts'
import { DatabaseBusy } from '../database/retry.ts'
import { problem } from './problem.ts'

/** A route handler whose faults say nothing but an id; the log has the rest under it. */
export const handle =
  (work: (request: Request) => Promise<Response>) =>
  async (request: Request): Promise<Response> => {
    try {
      return await work(request)
    } catch (error) {
      const id = randomUUID()
      console.error(`${id} ${request.method} ${new URL(request.url).pathname}`, error)
      if (error instanceof DatabaseBusy || error instanceof DatabaseInUse) {
        return problem('database-unavailable', { id, headers: { 'retry-after': '2' } })
      }
      return problem('internal', { id })
    }
  }

/** For the methods that a route does not have. */
export const methodNotAllowed = (...allowed: string[]) => {
  return async () => problem('method-not-allowed', { headers: { allow: allowed.join(', ') } })
}

export const json = (value: unknown, headers: [string, string][] = []): Response =>
  Response.json(value, { headers: [['cache-control', 'no-store'], ...headers] })
