import type { Connection } from '../engine/connection.ts'
import { constants } from './constants.ts'
import type { Socket } from './sockets.ts'

const { POLLIN = 0, POLLOUT = 0, POLLERR = 0, POLLHUP = 0, POLLRDHUP = 0, POLLRDNORM = 0, POLLWRNORM = 0 } = constants

/** What poll() reports whether or not it was asked. */
const always = POLLERR | POLLHUP

const unconnected = new Set(['SYN_SENT', 'SYN_RECEIVED'])

/** What poll() reports of a socket (`tcp_poll`), out of what it was asked for. */
export function eventsOf({ listening, connection }: Socket, waiting: number, wanted: number): number {
  if (listening) return waiting > 0 ? wanted & (POLLIN | POLLRDNORM) : 0
  const events = connection ? connectionEvents(connection) : POLLOUT | POLLWRNORM | POLLHUP
  return events & (wanted | always)
}

function connectionEvents(connection: Connection): number {
  const { state, unread, error } = connection
  const failure = error === undefined ? 0 : POLLERR
  if (unconnected.has(state)) return failure
  const closed = state === 'CLOSED' || state === 'TIME_WAIT'
  const readingOver = connection.finReceived || connection.readShut || closed
  const writingOver = connection.finQueued || closed
  const readable = unread > 0 || readingOver ? POLLIN | POLLRDNORM : 0
  // Writing to what is shut down does not wait either: it fails.
  const writable = POLLOUT | POLLWRNORM
  return failure | readable | writable | (readingOver ? POLLRDHUP : 0) | (readingOver && writingOver ? POLLHUP : 0)
}
