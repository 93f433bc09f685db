import { type Host, hosts, peerOf } from '../scenario.ts'
import type { State, StateChange } from '../trace.ts'
import type { Connection } from './connection.ts'
import { type ControlBit, type Evidence, hasFlag, occupies, type Reset, timeOf } from './evidence.ts'

/** How a captured connection ended. `host` is who did it, or whom it is about. */
export type Verdict =
  /** FIN, ACK, FIN, ACK; `host` closed first and `octets` of data came from the other side in between. */
  | { code: 'closed-by-four'; host: Host; octets: number }
  /** The ACK of the first FIN came with the second FIN. */
  | { code: 'closed-by-three'; host: Host }
  /** Both FINs were sent before either side had got the other's. */
  | { code: 'closed-simultaneously' }
  /** RST by a side that had not sent a FIN; `state` is its own, as far as known. */
  | { code: 'aborted-by'; host: Host; state: State }
  /** RST by a side that had sent its FIN. */
  | { code: 'reset-after-close'; host: Host; state: State }
  | { code: 'refused'; host: Host }
  /** `tries` SYNs, and no ACK of them; with `answered`, the SYN,ACK came but not the last ACK. */
  | { code: 'never-opened'; tries: number; answered: boolean }
  | { code: 'still-open' }
  /** The FIN of `host` was seen `copies` times and never acknowledged. */
  | { code: 'fin-unanswered'; host: Host; copies: number }
  /** `host` acknowledged the other's FIN `forMs` before the end of the capture and goes on sending. */
  | { code: 'half-closed'; host: Host; octets: number; forMs: number }
  /** The same, but `host` sent nothing more: CLOSE_WAIT. */
  | { code: 'never-closed-by'; host: Host; forMs: number }
  /** Both FINs were seen, but no ACK that ends the repeating of the one of `host`. */
  | { code: 'last-ack-unseen'; host: Host; copies: number }
  /** Neither an opening nor an end, nor anything that tells a state. */
  | { code: 'nothing-known' }

export const verdictCodes = [
  'closed-by-four',
  'closed-by-three',
  'closed-simultaneously',
  'aborted-by',
  'reset-after-close',
  'refused',
  'never-opened',
  'still-open',
  'fin-unanswered',
  'half-closed',
  'never-closed-by',
  'last-ack-unseen',
  'nothing-known',
] as const satisfies readonly Verdict['code'][]

export function verdictOf(connection: Connection, evidence: Evidence, states: Record<Host, StateChange[]>): Verdict {
  const { client, server } = evidence.fin
  if (client && server) {
    const closed = client.acknowledged !== null && server.acknowledged !== null
    if (closed) return closedVerdict(connection, client, server)
  }
  const reset = evidence.resets.find(({ closesSender, closesReceiver }) => closesSender || closesReceiver)
  if (reset) return resetVerdict(reset, connection, evidence, states)
  if (client && server) return unacknowledgedVerdict(client, server)
  if (client) return oneSidedVerdict('client', client, connection)
  if (server) return oneSidedVerdict('server', server, connection)
  return openVerdict(connection, evidence, states)
}

function closedVerdict(connection: Connection, client: ControlBit, server: ControlBit): Verdict {
  const host: Host = client.first < server.first ? 'client' : 'server'
  const [first, second] = host === 'client' ? [client, server] : [server, client]
  const fin = connection.segments[second.first]!
  if (!acknowledges(fin.ack, first)) return { code: 'closed-simultaneously' }
  const earlier = connection.segments.some(
    ({ id, from, ack, flags }) =>
      from === peerOf(host) && id < fin.id && acknowledges(ack, first) && !flags.includes('RST'),
  )
  if (!earlier) return { code: 'closed-by-three', host }
  return { code: 'closed-by-four', host, octets: octetsAfter(connection, peerOf(host), first) }
}

const acknowledges = (ack: number | null, { number }: ControlBit) => ack !== null && ack > number

/** Octets of data that `host` sent for the first time once it had the other side's FIN. */
function octetsAfter({ segments }: Connection, host: Host, fin: ControlBit): number {
  return segments
    .filter((segment) => segment.from === host && occupies(segment) && !segment.retransmission && !segment.keepalive)
    .filter(({ id, ack }) => id > fin.first && acknowledges(ack, fin))
    .reduce((total, { len }) => total + len, 0)
}

function resetVerdict(
  { index, from }: Reset,
  { segments }: Connection,
  { syn, fin }: Evidence,
  states: Record<Host, StateChange[]>,
): Verdict {
  const peer = peerOf(from)
  if (syn[peer] && !segments.some((segment) => segment.from === from && !hasFlag(segment, 'RST'))) {
    return { code: 'refused', host: from }
  }
  const at = segments[index]!.at
  const state = states[from].findLast((change) => change.at <= at && change.state !== 'CLOSED')?.state ?? 'CLOSED'
  return { code: fin[from] && fin[from].first < index ? 'reset-after-close' : 'aborted-by', host: from, state }
}

function unacknowledgedVerdict(client: ControlBit, server: ControlBit): Verdict {
  const later: Host = client.first > server.first ? 'client' : 'server'
  const bits = { client, server }
  if (!client.ackSeen && !server.ackSeen) {
    return { code: 'fin-unanswered', host: peerOf(later), copies: bits[peerOf(later)].copies }
  }
  const host = bits[later].acknowledged === null ? later : peerOf(later)
  return { code: 'last-ack-unseen', host, copies: bits[host].copies }
}

function oneSidedVerdict(by: Host, fin: ControlBit, connection: Connection): Verdict {
  if (!fin.ackSeen) return { code: 'fin-unanswered', host: by, copies: fin.copies }
  const { segments } = connection
  const host = peerOf(by)
  // To the microsecond, as the segments' times are.
  const forMs = Math.round((segments.at(-1)!.at - timeOf(segments, fin.received!)) * 1000) / 1000
  const octets = octetsAfter(connection, host, fin)
  return octets > 0 ? { code: 'half-closed', host, octets, forMs } : { code: 'never-closed-by', host, forMs }
}

function openVerdict(
  { opening, segments }: Connection,
  { syn }: Evidence,
  states: Record<Host, StateChange[]>,
): Verdict {
  if (hosts.every((host) => states[host].at(-1)?.state === 'ESTABLISHED')) return { code: 'still-open' }
  if (opening.client || opening.server) {
    const answered = segments.some((segment) => hasFlag(segment, 'SYN') && hasFlag(segment, 'ACK'))
    return { code: 'never-opened', tries: syn.client?.copies ?? 0, answered }
  }
  return { code: 'nothing-known' }
}
