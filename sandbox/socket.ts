import type { Call } from '../tcp/scenario.ts'
import type { TraceEvent } from '../tcp/trace.ts'

/** What the application of a host has done so far: it decides which calls make sense next. */
export interface Socket {
  listens: boolean
  accepted: boolean
  /** It has called connect() or accept(), and not yet close(). */
  open: boolean
  closed: boolean
  /** It has shut down its sending. */
  finished: boolean
  /** A receive has said that the other side has finished. */
  endSeen: boolean
}

export const unused: Socket = {
  listens: false,
  accepted: false,
  open: false,
  closed: false,
  finished: false,
  endSeen: false,
}

/** The same object when the event changes nothing. */
export function socketAfter(socket: Socket, event: TraceEvent, script: readonly Call[]): Socket {
  if (event.kind !== 'call' && event.kind !== 'return') return socket
  const call = script[event.call]
  if (!call) return socket
  if (event.kind === 'return')
    return call.do === 'receive' && event.result === 0 ? { ...socket, endSeen: true } : socket
  switch (call.do) {
    case 'listen':
      return { ...socket, listens: true }
    case 'closeListener':
      return { ...socket, listens: false }
    case 'connect':
      return { ...unused, listens: socket.listens, open: true }
    case 'accept':
      return { ...unused, listens: socket.listens, accepted: true, open: true }
    case 'close':
      return { ...socket, open: false, closed: true }
    case 'shutdown':
      return call.how === 'read' ? socket : { ...socket, finished: true }
    case 'crash':
      return { ...unused, listens: socket.listens }
    case 'reboot':
      return unused
    default:
      return socket
  }
}
