import { ssStates, ssTimer } from '../../quiz/ss.ts'
import { type Host, peerOf } from '../../tcp/scenario.ts'
import type { State, Trace } from '../../tcp/trace.ts'
import type { HostView } from '../steps.ts'

const addresses: Record<Host, string> = { client: '10.0.0.1', server: '10.0.0.2' }
/** The number of the first process and its first free descriptor: any would do, these are easily read. */
const processes: Record<Host, string> = {
  client: 'users:(("client",pid=101,fd=3))',
  server: 'users:(("server",pid=201,fd=4))',
}
/** A SYN or FIN counts as an octet on its way until it is acknowledged; a FIN, also as one to be read until the end has been seen. */
const unacknowledged: readonly State[] = ['SYN_SENT', 'FIN_WAIT_1', 'CLOSING', 'LAST_ACK']
const finUnread: readonly State[] = ['CLOSE_WAIT', 'CLOSING', 'LAST_ACK']
const withoutQueues: readonly State[] = ['LISTEN', 'TIME_WAIT', 'FIN_WAIT_2']

export interface Ports {
  client: number
  server: number
}

/** The ports of the connection that a segment belongs to: the last one sent so far, or the first of the run. */
export function portsAt(trace: Trace, segment: number | null): Ports {
  const { from, raw } = trace.segments[segment ?? 0] ?? {}
  if (!raw) return { client: 40_000, server: 8080 }
  return from === 'client'
    ? { client: raw.sourcePort, server: raw.targetPort }
    : { client: raw.targetPort, server: raw.sourcePort }
}

/** The line that `ss -tanop` would print for a host, `now` in ms; null when it would print none. */
export function ssLine(host: Host, { state, variables, socket }: HostView, ports: Ports, now: number): string | null {
  if (state === 'CLOSED') return null
  const end = (side: Host) => `${addresses[side]}:${ports[side]}`
  const local = state === 'LISTEN' ? `0.0.0.0:${ports[host]}` : end(host)
  const peer = state === 'LISTEN' ? '0.0.0.0:*' : end(peerOf(host))
  const queues = variables && !withoutQueues.includes(state)
  const unread = finUnread.includes(state) && !socket.endSeen && !socket.closed ? 1 : 0
  const recvQ = queues ? variables.receiveQueue + unread : 0
  const sendQ = queues ? variables.sendQueue + (unacknowledged.includes(state) ? 1 : 0) : 0
  const owned = state === 'LISTEN' || (socket.open && state !== 'TIME_WAIT' && state !== 'SYN_RECEIVED')
  const parts = [ssStates[state], recvQ, sendQ, local, peer]
  if (owned) parts.push(processes[host])
  const timer = ssTimer(variables?.timers ?? [], now)
  if (timer) parts.push(timer)
  return parts.join(' ')
}
