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
  const event = eventOf(machine, body, c)
  machine.world.trace.events.push(event)
  return event
}

/** A long trace is mostly events: each is one object, made at once in the shape that it keeps. */
function eventOf({ world, name: host }: Machine, body: Body, c: Connection | undefined): TraceEvent {
  const { now: at, rule } = world
  const connection = c?.id
  const variables = c && c.state !== 'CLOSED' ? variablesOf(c) : undefined
  const { kind } = body
  switch (kind) {
    case 'call':
      return { at, host, kind, call: body.call, rule, connection, variables }
    case 'return':
      return { at, host, kind, call: body.call, result: body.result, rule, connection, variables }
    case 'send':
    case 'lost':
      return { at, host, kind, segment: body.segment, rule, connection, variables }
    case 'arrive':
      return { at, host, kind, segment: body.segment, verdict: body.verdict, rule, connection, variables }
    case 'state':
      return { at, host, kind, from: body.from, to: body.to, rule, connection, variables }
    case 'timer-set':
      return { at, host, kind, timer: body.timer, expiresAt: body.expiresAt, rule, connection, variables }
    case 'timer-fired':
    case 'timer-cancelled':
      return { at, host, kind, timer: body.timer, rule, connection, variables }
    default:
      return { at, host, kind, rule, connection, variables }
  }
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

/** The same object as long as nothing has changed. */
export function variablesOf(c: Connection): Variables {
  const { state, sndWnd, unread: receiveQueue, rto: rtoMs, timers, told } = c
  const sndUna = diff(c.sndUna, c.iss)
  const sndNxt = diff(c.sndNxt, c.iss)
  const rcvNxt = c.irs === undefined ? 0 : diff(c.rcvNxt, c.irs)
  const rcvWnd = Math.max(0, diff(c.rcvEdge, c.rcvNxt))
  const sendQueue = Math.max(0, diff(c.sndEnd, c.sndUna))
  if (
    told &&
    told.timers === timers &&
    told.sndNxt === sndNxt &&
    told.sndUna === sndUna &&
    told.rcvNxt === rcvNxt &&
    told.rcvWnd === rcvWnd &&
    told.sndWnd === sndWnd &&
    told.sendQueue === sendQueue &&
    told.receiveQueue === receiveQueue &&
    told.rtoMs === rtoMs &&
    told.state === state
  )
    return told
  c.told = { state, sndUna, sndNxt, sndWnd, rcvNxt, rcvWnd, sendQueue, receiveQueue, rtoMs, timers }
  return c.told
}
