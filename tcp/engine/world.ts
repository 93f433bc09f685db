import type { Host, Scenario } from '../scenario.ts'
import type { Rule, State, TimerName, Trace, TraceEvent, Variables } from '../trace.ts'
import type { Agenda } from './agenda.ts'
import type { Connection } from './connection.ts'
import type { Machine } from './machine.ts'
import type { Segment } from './segment.ts'
import { diff } from './seq.ts'

/** One run: the clock, what is to come, the two machines between which the network carries segments, and what happened. */
export interface World {
  now: number
  scenario: Scenario
  agenda: Agenda
  trace: Trace
  machines: Record<Host, Machine>
  /** First sequence numbers to use instead of those made from the seed. */
  isn: Partial<Record<Host, number>>
  /** The rule that is being followed; events take it over. */
  rule: Rule | undefined
  /** Puts a segment on the wire. */
  carry: (from: Machine, segment: Segment, marks: Marks) => void
  /** What to do when a timer expires. */
  expired: (c: Connection, timer: TimerName) => void
  /** The pair of ports that was used last: where a forged segment is aimed at. */
  ports: Record<Host, number>
  /** Connections made so far. */
  connections: number
}

/** What the sender knows about a segment beyond its header. */
export interface Marks {
  retransmission?: boolean
  /** The sender is going down: the segment never leaves it. */
  stillborn?: boolean
}

export function emptyTrace(): Trace {
  return {
    version: 1,
    segments: [],
    states: { client: [], server: [] },
    events: [],
    endedAt: 0,
    truncated: false,
  }
}

type Body = TraceEvent extends infer E
  ? E extends TraceEvent
    ? Omit<E, 'at' | 'host' | 'rule' | 'variables' | 'connection'>
    : never
  : never

export function record(machine: Machine, body: Body, c?: Connection): TraceEvent {
  const { world } = machine
  const event = { at: world.now, host: machine.name, ...body } as TraceEvent
  if (world.rule) event.rule = world.rule
  if (c) {
    event.connection = c.id
    if (c.state !== 'CLOSED') event.variables = variablesOf(c)
  }
  world.trace.events.push(event)
  return event
}

/** What was done with it told the rule. */
export function explain(event: TraceEvent, { rule }: World): void {
  if (rule) event.rule = rule
}

/** Both connections of a host and its listener make one line of states, in which nothing is said twice in a row. */
export function showState(machine: Machine, state: State): void {
  const line = machine.world.trace.states[machine.name]
  if (line.at(-1)?.state !== state) line.push({ at: machine.world.now, state })
}

export function variablesOf(c: Connection): Variables {
  c.running ??= [...c.timers].map(([name, { expiresAt }]) => ({ name, expiresAt }))
  return {
    state: c.state,
    sndUna: diff(c.sndUna, c.iss),
    sndNxt: diff(c.sndNxt, c.iss),
    sndWnd: c.sndWnd,
    rcvNxt: c.irs === undefined ? 0 : diff(c.rcvNxt, c.irs),
    rcvWnd: Math.max(0, diff(c.rcvEdge, c.rcvNxt)),
    sendQueue: Math.max(0, diff(c.sndEnd, c.sndUna)),
    receiveQueue: c.unread,
    rtoMs: c.rto,
    timers: c.running,
  }
}
