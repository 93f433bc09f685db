import { setTimeout as sleep } from 'node:timers/promises'

/** The database stayed busy: nothing was stored, the same request may be sent again. */
export class DatabaseBusy extends Error {
  constructor(cause: unknown) {
    super('The database is busy.', { cause })
  }
}

const retries = 3

/** For work that may be repeated as a whole, such as a single statement. */
export async function retryWhenBusy<T>(work: () => Promise<T>, pauseMs = 20): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (attempt === retries) throw new DatabaseBusy(error)
      await sleep(pauseMs * 2 ** attempt)
    }
  }
}

/** P1008: SQLITE_BUSY after the busy timeout. P2034: a write conflict. P2028: no turn for a transaction in time. */
const busyCodes = new Set(['P1008', 'P2034', 'P2028'])

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && busyCodes.has(String(error.code))
}
