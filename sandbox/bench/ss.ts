import { type Host, peerOf } from '../../tcp/scenario.ts'
import type { State, TimerName, Trace } from '../../tcp/trace.ts'
import type { HostView } from '../steps.ts'

/** The states as `ss` of iproute2 prints them. */
export const ssStates: Record<State, string> = {
  CLOSED: 'UNCONN',
  LISTEN: 'LISTEN',
  SYN_SENT: 'SYN-SENT',
  SYN_RECEIVED: 'SYN-RECV',
  ESTABLISHED: 'ESTAB',
  FIN_WAIT_1: 'FIN-WAIT-1',
  FIN_WAIT_2: 'FIN-WAIT-2',
  CLOSE_WAIT: 'CLOSE-WAIT',
  CLOSING: 'CLOSING',
  LAST_ACK: 'LAST-ACK',
  TIME_WAIT: 'TIME-WAIT',
}

/** Timers by the names of `ss`; it does not show the others. */
const timers: Partial<Record<TimerName, string>> = {
  RTO: 'on',
  TLP: 'on',
  REORDER: 'on',
  KEEPALIVE: 'keepalive',
  TIME_WAIT: 'timewait',
  FIN_WAIT_2: 'timewait',
  PERSIST: 'persist',
}

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
  const running = variables?.timers.find(({ name }) => timers[name])
  if (running) parts.push(`timer:(${timers[running.name]},${ssTime(running.expiresAt - now)},0)`)
  return parts.join(' ')
}

/** A time as `ss` prints it: `59sec`, `1min30sec`, `119min`, `3.500ms` (three and a half seconds), `200ms`. */
export function ssTime(ms: number): string {
  const whole = Math.max(0, Math.round(ms))
  const minutes = Math.floor(whole / 60_000)
  const seconds = minutes > 9 ? 0 : Math.floor(whole / 1000) % 60
  const rest = minutes > 0 || seconds > 9 ? 0 : whole % 1000
  return [
    minutes > 0 ? `${minutes}min` : '',
    seconds > 0 ? `${seconds}${rest > 0 ? '.' : 'sec'}` : '',
    rest > 0 ? `${String(rest).padStart(3, '0')}ms` : '',
  ].join('')
}
