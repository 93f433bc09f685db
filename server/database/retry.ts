import { setTimeout as sleep } from 'node:timers/promises'

/** The database stayed busy or away: nothing is known to be stored, the same request may be sent again. */
export class DatabaseBusy extends Error {
  constructor(cause: unknown) {
    super('The database is busy.', { cause })
  }
}

/** Whoever asked is told within six seconds: after this long no further try is begun. ms */
const patienceMs = 2_500
const longestPauseMs = 400

/** For work that may be repeated as a whole, such as a single statement. */
export async function retryWhenBusy<T>(work: () => Promise<T>, patience = patienceMs): Promise<T> {
  const began = performance.now()
  for (let pauseMs = 10; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await work()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (performance.now() - began + pauseMs > patience) throw new DatabaseBusy(error)
      // Those who met once should not meet again.
      await sleep(pauseMs * (0.5 + Math.random()))
    }
  }
}

const mostTries = 20

/**
 * For a transaction that takes what it found free: on PostgreSQL another one may take it between the two, such as an
 * answer the next number. Then all of it again.
 */
export async function retryWhenOvertaken<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Error) || !isTaken(error)) throw error
      if (tries === mostTries) throw new DatabaseBusy(error)
      await sleep(Math.random() * 10 * tries)
    }
  }
}

/** P2002, or of a raw query 23505: it is there already. */
const isTaken = (error: Error): boolean => ('code' in error && error.code === 'P2002') || stateOf(error) === '23505'

/**
 * P1008: SQLITE_BUSY after the busy timeout, or a socket that timed out. P2034: a write conflict or a deadlock. P2028: no
 * turn for a transaction in time. P1001, P1017: PostgreSQL is not reached, or has closed the connection. P2037: it has
 * no connection left.
 */
const busyCodes = new Set(['P1008', 'P2034', 'P2028', 'P1001', 'P1017', 'P2037'])

/**
 * PostgreSQL's of a raw query, 08: connection. 40: a deadlock, or no order in which both could have run. 53: resources, a
 * full disk among them. 55P03: no lock in time. 57014, 57P0x: told to stop, or starting. SQLite's: another has the lock.
 */
const busyStates = /^(08...|40...|53...|55P03|57014|57P0[1-5]|SQLITE_(BUSY|LOCKED).*)$/

/** What pg throws of itself, without a code. */
const lostSocket = new Set([
  'EPIPE',
  'ECONNRESET',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
])
const lostConnection =
  /^Connection (terminated|ended)|timeout exceeded when trying to connect|^Query read timeout|not queryable/

/** SQLite's codes for a full disk and a failed write. */
const fullDisk = /SQLITE_FULL|database or disk is full/

export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (lostConnection.test(error.message) || fullDisk.test(error.message)) return true
  if (!('code' in error)) return false
  return busyCodes.has(String(error.code)) || lostSocket.has(String(error.code)) || busyStates.test(stateOf(error))
}

/** The database's own code under an error of Prisma that has no name of its own for it. */
function stateOf(error: Error): string {
  const { meta } = error as { meta?: { driverAdapterError?: { cause?: { originalCode?: string } } } }
  return meta?.driverAdapterError?.cause?.originalCode ?? ''
}
