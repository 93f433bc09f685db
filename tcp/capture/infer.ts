import { type Host, peerOf } from '../scenario.ts'
import { type State, type StateChange, states } from '../trace.ts'
import type { CapturedSegment, Connection } from './connection.ts'
import { type Evidence, evidenceOf, hasFlag, speaks, timeOf } from './evidence.ts'
import { type Unknown, unknowns } from './unknowns.ts'
import { type Verdict, verdictOf } from './verdict.ts'

export interface Inference {
  /** Each side's states as far as the segments prove them, at the times at which the capture shows the cause. */
  states: Record<Host, StateChange[]>
  /** What the capture cannot tell. */
  unknown: Unknown[]
  verdict: Verdict
}

/**
 * What both sides of a captured connection went through, by RFC 9293 3.10.7.4. A capture shows segments passing one place, not
 * what arrived: that a host got something is concluded from what it says later.
 */
export function inferStates(connection: Connection): Inference {
  const evidence = evidenceOf(connection)
  const inferred = {
    client: statesOf('client', connection, evidence),
    server: statesOf('server', connection, evidence),
  }
  return {
    states: inferred,
    unknown: unknowns(connection, evidence, inferred),
    verdict: verdictOf(connection, evidence, inferred),
  }
}

/** In this order where one segment does several things: its ACK is processed before its FIN (steps 5 and 8). */
const eventKinds = ['open', 'established', 'syn-acked', 'syn', 'fin-acked', 'fin', 'close', 'reset'] as const
type EventKind = (typeof eventKinds)[number]

interface Event {
  /** A place between segments, as in `ControlBit.received`. */
  place: number
  kind: EventKind
}

function statesOf(host: Host, connection: Connection, evidence: Evidence): StateChange[] {
  const changes: StateChange[] = []
  let state = 'CLOSED' as State
  let synAcked = false
  for (const { place, kind } of eventsOf(host, connection, evidence)) {
    if (kind === 'syn-acked') synAcked = true
    const next: State =
      kind === 'syn' && synAcked && state === 'SYN_SENT' ? 'ESTABLISHED' : (moves[kind][state] ?? state)
    if (next === state) continue
    state = next
    changes.push({ at: timeOf(connection.segments, place), state })
  }
  return changes
}

/** RFC 9293 3.10: what each event does in each state in which it does something. */
const moves: Record<EventKind, Partial<Record<State, State>>> = {
  open: { CLOSED: 'SYN_SENT' },
  established: { CLOSED: 'ESTABLISHED', SYN_SENT: 'ESTABLISHED', SYN_RECEIVED: 'ESTABLISHED' },
  'syn-acked': { SYN_RECEIVED: 'ESTABLISHED' },
  syn: { CLOSED: 'SYN_RECEIVED', SYN_SENT: 'SYN_RECEIVED' },
  'fin-acked': { FIN_WAIT_1: 'FIN_WAIT_2', CLOSING: 'TIME_WAIT', LAST_ACK: 'CLOSED' },
  fin: { SYN_RECEIVED: 'CLOSE_WAIT', ESTABLISHED: 'CLOSE_WAIT', FIN_WAIT_1: 'CLOSING', FIN_WAIT_2: 'TIME_WAIT' },
  close: { SYN_RECEIVED: 'FIN_WAIT_1', ESTABLISHED: 'FIN_WAIT_1', CLOSE_WAIT: 'LAST_ACK' },
  reset: Object.fromEntries(states.map((state) => [state, 'CLOSED'])),
}

function eventsOf(host: Host, connection: Connection, { syn, fin, resets }: Evidence): Event[] {
  const peer = peerOf(host)
  const events: Event[] = []
  const add = (kind: EventKind, place: number | null | undefined) => {
    if (place !== null && place !== undefined) events.push({ place, kind })
  }
  const ownSyn = syn[host]
  if (ownSyn && !hasFlag(connection.segments[ownSyn.first]!, 'ACK')) add('open', ownSyn.first)
  if (ownSyn) add('syn', syn[peer]?.received)
  add('syn-acked', ownSyn?.acknowledged)
  addUnseenOpening(host, connection, syn, add)
  add('close', fin[host]?.first)
  add('fin-acked', fin[host]?.acknowledged)
  add('fin', fin[peer]?.received)
  const reset = resets.find(({ from, closesSender, closesReceiver }) => (from === host ? closesSender : closesReceiver))
  add('reset', reset?.index)
  return events.sort((a, b) => a.place - b.place || eventKinds.indexOf(a.kind) - eventKinds.indexOf(b.kind))
}

/** What must have happened before the capture began, or escaped it. */
function addUnseenOpening(
  host: Host,
  { segments }: Connection,
  syn: Evidence['syn'],
  add: (kind: EventKind, place: number | null) => void,
) {
  if (syn.client && syn.server) return
  if (!syn.client && syn.server) {
    // Only the SYN,ACK was seen: it answers a SYN.
    add(host === 'client' ? 'open' : 'syn', syn.server.first)
    if (host === 'client') {
      add('syn-acked', syn.server.first)
      add('syn', syn.server.received)
    }
    return
  }
  const established = segments.find((segment) => speaks(segment) && !hasFlag(segment, 'SYN') && knowsPeer(segment))
  if (established) add('established', established.id)
}

/** A server that acknowledges the client's SYN, or a client that says anything after it. */
const knowsPeer = ({ from, ack }: CapturedSegment) => from === 'client' || (ack !== null && ack >= 1)
