import { type Host, hosts, peerOf } from '../scenario.ts'
import type { State, StateChange } from '../trace.ts'
import type { Connection } from './connection.ts'
import { type Evidence, hasFlag, occupies, speaks } from './evidence.ts'

export const unknownCodes = [
  /** No SYN, or not both: the states before the first segment are assumed. */
  'opening-not-seen',
  /** Client and server are told apart by their ports alone. */
  'roles-guessed',
  /** Data or ACKs passed that the capture has not got. */
  'segments-missing',
  /** Whether the SYN or the FIN of `host` arrived: nothing acknowledges it. */
  'syn-arrival-unseen',
  'fin-arrival-unseen',
  /** Whether `host` called close() or shutdown(SHUT_WR): the segments are the same. */
  'close-or-shutdown',
  /** Whether the other side's last ACK reached `host`; it is taken to have, as the FIN was not repeated. */
  'last-ack-arrival-unseen',
  /** When the TIME_WAIT of `host` ends: no segment tells. */
  'time-wait-end-unseen',
  /** What became of `host` after `state`: the capture ends. */
  'final-state-unseen',
  /** Whether `host` aborted or had no connection left: it sent an RST without ACK, as both do. */
  'abort-or-no-connection',
  /** Whether an RST of `host` took effect: the other side went on, or its number is not the one that is accepted. */
  'reset-effect-unseen',
  /** Whether an RST ended TIME_WAIT of `host`: RFC 9293 says yes, RFC 1337 and `tcp_rfc1337=1` no. */
  'reset-in-time-wait',
  /** The times of the file run backwards; `at` was held. */
  'clock-ran-backwards',
] as const
export type UnknownCode = (typeof unknownCodes)[number]

/** Something that the capture cannot tell. */
export interface Unknown {
  code: UnknownCode
  host?: Host
  state?: State
}

type States = Record<Host, StateChange[]>

export function unknowns(connection: Connection, evidence: Evidence, states: States): Unknown[] {
  const { opening } = connection
  const found: Unknown[] = []
  if (!opening.client || (!opening.server && states.server.length > 0)) found.push({ code: 'opening-not-seen' })
  if (!opening.client && !opening.server) found.push({ code: 'roles-guessed' })
  if (connection.hasHoles || acknowledgesUnseen(connection)) found.push({ code: 'segments-missing' })
  if (connection.clockRanBackwards) found.push({ code: 'clock-ran-backwards' })
  for (const host of hosts) found.push(...unknownsOf(host, connection, evidence, states))
  return found
}

function unknownsOf(host: Host, connection: Connection, evidence: Evidence, states: States): Unknown[] {
  const { syn, fin } = evidence
  const found: Unknown[] = []
  const last = states[host].at(-1)?.state
  if (syn[host] && !syn[host].ackSeen) found.push({ code: 'syn-arrival-unseen', host })
  if (fin[host] && !fin[host].ackSeen) found.push({ code: 'fin-arrival-unseen', host })
  if (fin[host] && !tellsCloseFromShutdown(host, connection, evidence)) found.push({ code: 'close-or-shutdown', host })
  if (states[host].at(-2)?.state === 'LAST_ACK' && last === 'CLOSED' && fin[host]?.acknowledged !== null) {
    found.push({ code: 'last-ack-arrival-unseen', host })
  }
  if (last === 'TIME_WAIT') found.push({ code: 'time-wait-end-unseen', host })
  else if (last && last !== 'CLOSED') found.push({ code: 'final-state-unseen', host, state: last })
  if (states[host].at(-2)?.state === 'TIME_WAIT' && last === 'CLOSED') found.push({ code: 'reset-in-time-wait', host })
  return [...found, ...resetUnknowns(host, connection, evidence)]
}

function resetUnknowns(host: Host, { segments }: Connection, { resets, syn }: Evidence): Unknown[] {
  const own = resets.filter(({ from }) => from === host)
  if (own.length === 0) return []
  const found: Unknown[] = []
  const bare = own.some(({ index, closesSender }) => closesSender && !hasFlag(segments[index]!, 'ACK'))
  const everSpoke = segments.some((segment) => segment.from === host && speaks(segment))
  if (bare && everSpoke) found.push({ code: 'abort-or-no-connection', host })
  const peerGone = resets.some(({ from, closesSender }) => from === peerOf(host) && closesSender)
  const took = own.some(({ closesReceiver }) => closesReceiver)
  if (!took && !peerGone && syn[peerOf(host)] !== undefined) found.push({ code: 'reset-effect-unseen', host })
  return found
}

/** Acknowledging data after one's FIN, one still reads: shutdown. Answering it with RST, one does not: close. */
function tellsCloseFromShutdown(host: Host, { segments }: Connection, { fin, resets }: Evidence): boolean {
  const { first } = fin[host]!
  if (resets.some(({ from, index }) => from === host && index > first)) return true
  let lateData = Number.POSITIVE_INFINITY
  return segments.some((segment) => {
    const { id, from, ack } = segment
    if (from === peerOf(host)) {
      const knowsFin = ack !== null && ack > fin[host]!.number
      if (knowsFin && segment.len > 0 && occupies(segment)) lateData = Math.min(lateData, segment.seq)
      return false
    }
    return id > first && speaks(segment) && ack !== null && ack > lateData
  })
}

function acknowledgesUnseen({ segments }: Connection): boolean {
  const end: Record<Host, number> = { client: Number.POSITIVE_INFINITY, server: Number.POSITIVE_INFINITY }
  return segments.some((segment) => {
    if (!speaks(segment)) return false
    const { from, seq, len, ack } = segment
    if (occupies(segment)) {
      const next = seq + len + (hasFlag(segment, 'SYN') || hasFlag(segment, 'FIN') ? 1 : 0)
      end[from] = end[from] === Number.POSITIVE_INFINITY ? next : Math.max(end[from], next)
    }
    return ack !== null && ack > end[peerOf(from)]
  })
}
