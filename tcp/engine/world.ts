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

/**
 * One thing that happened, at the end of the trace. A long trace is mostly events: each is one object, made at once in the shape
 * that it keeps.
 */
export const record = {
  call: ({ world, name: host }: Machine, call: number, c?: Connection): TraceEvent =>
    keep(world, {
      at: world.now,
      host,
      kind: 'call',
      call,
      rule: world.rule,
      connection: c?.id,
      variables: variablesOf(c),
    }),
  return: ({ world, name: host }: Machine, call: number, result: number | string, c?: Connection): TraceEvent =>
    keep(world, {
      at: world.now,
      host,
      kind: 'return',
      call,
      result,
      rule: world.rule,
      connection: c?.id,
      variables: variablesOf(c),
    }),
  send: ({ world, name: host }: Machine, segment: number, c?: Connection): TraceEvent =>
    keep(world, {
      at: world.now,
      host,
      kind: 'send',
      segment,
      rule: world.rule,
      connection: c?.id,
      variables: variablesOf(c),
    }),
  lost: ({ world, name: host }: Machine, segment: number): TraceEvent =>
    keep(world, {
      at: world.now,
      host,
      kind: 'lost',
      segment,
      rule: world.rule,
      connection: undefined,
      variables: undefined,
    }),
  arrive: ({ world, name: host }: Machine, segment: number): TraceEvent =>
    keep(world, {
      at: world.now,
      host,
      kind: 'arrive',
      segment,
      verdict: 'accepted',
      rule: world.rule,
      connection: undefined,
      variables: undefined,
    }),
  state: ({ world, name: host }: Machine, from: State, to: State, c?: Connection): TraceEvent =>
    keep(world, {
      at: world.now,
      host,
      kind: 'state',
      from,
      to,
      rule: world.rule,
      connection: c?.id,
      variables: variablesOf(c),
    }),
  timerSet: ({ world, name: host }: Machine, timer: TimerName, expiresAt: number, c?: Connection): TraceEvent =>
    keep(world, {
      at: world.now,
      host,
      kind: 'timer-set',
      timer,
      expiresAt,
      rule: world.rule,
      connection: c?.id,
      variables: variablesOf(c),
    }),
  timerFired: ({ world, name: host }: Machine, timer: TimerName, c?: Connection): TraceEvent =>
    keep(world, {
      at: world.now,
      host,
      kind: 'timer-fired',
      timer,
      rule: world.rule,
      connection: c?.id,
      variables: variablesOf(c),
    }),
  timerCancelled: ({ world, name: host }: Machine, timer: TimerName, c?: Connection): TraceEvent =>
    keep(world, {
      at: world.now,
      host,
      kind: 'timer-cancelled',
      timer,
      rule: world.rule,
      connection: c?.id,
      variables: variablesOf(c),
    }),
  link: ({ world, name: host }: Machine, kind: 'cut' | 'restore'): TraceEvent =>
    keep(world, { at: world.now, host, kind, rule: world.rule, connection: undefined, variables: undefined }),
}

function keep(world: World, event: TraceEvent): TraceEvent {
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

/** None without a connection; the same object as long as nothing has changed. */
export function variablesOf(c: Connection | undefined): Variables | undefined {
  if (!c || c.state === 'CLOSED') return undefined
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
