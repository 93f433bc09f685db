import type { Host } from './scenario.ts'

/** The states as `ss` and /proc name them; RFC 9293 writes FIN-WAIT-1 and so on. */
export const states = [
  'CLOSED',
  'LISTEN',
  'SYN_SENT',
  'SYN_RECEIVED',
  'ESTABLISHED',
  'FIN_WAIT_1',
  'FIN_WAIT_2',
  'CLOSE_WAIT',
  'CLOSING',
  'LAST_ACK',
  'TIME_WAIT',
] as const
export type State = (typeof states)[number]

/** A segment on the wire. `seq` and `ack` are relative to each sender's first ISN of that connection. */
export interface TraceSegment {
  /** Index in `Trace.segments`. */
  id: number
  /** Left the sender, ms. */
  at: number
  /** Reached the other side, ms; null when it was lost (or is still on its way when the run ends). */
  arrives: number | null
  from: Host
  /** In the order SYN,FIN,RST,PSH,ACK, joined by commas. */
  flags: string
  seq: number
  /** null without the ACK flag. */
  ack: number | null
  /** Octets of data; SYN and FIN not counted. */
  len: number
  window: number
  /** The how-manieth segment that `from` sent, from 1: what `drop`, `delay` and `duplicate` name. null when forged. */
  nth: number | null
  lost?: true
  forged?: true
  retransmission?: true
  /** A copy made by the network. */
  duplicate?: true
  /** What the header really holds: for captures, and for whoever wants the absolute numbers. */
  raw?: RawHeader
}

export interface RawHeader {
  sourcePort: number
  targetPort: number
  seq: number
  /** 0 without the ACK flag. */
  ack: number
  /** Timestamps option: TSval, TSecr. */
  ts?: [number, number]
  /** Selective acknowledgement: absolute numbers of what arrived beyond a gap; on a SYN empty, and says that it may be used. */
  sack?: { seq: number; end: number }[]
}

export interface StateChange {
  at: number
  state: State
}

export type TimerName =
  | 'RTO'
  | 'TLP'
  | 'REORDER'
  | 'DELAYED_ACK'
  | 'TIME_WAIT'
  | 'FIN_WAIT_2'
  | 'PERSIST'
  | 'KEEPALIVE'
  | 'LINGER'

/** The send and receive variables of RFC 9293 3.3.1, relative like the segments'. */
export interface Variables {
  state: State
  sndUna: number
  sndNxt: number
  sndWnd: number
  rcvNxt: number
  rcvWnd: number
  /** Octets written by the application and not yet acknowledged; received and not yet read. */
  sendQueue: number
  receiveQueue: number
  rtoMs: number
  /** Timers that run, with the moment at which each expires. */
  timers: { name: TimerName; expiresAt: number }[]
}

/** Why something happened: the RFC section, the Linux function where the profile follows Linux. */
export interface Rule {
  id: string
  rfc: string
  linux?: string
}

/**
 * One thing that happened. `variables` are those of `host` just afterwards, absent while it has no connection.
 * `connection` counts the connections of the run from 0, each side for itself.
 */
export type TraceEvent = { at: number; host: Host; rule?: Rule; variables?: Variables; connection?: number } & (
  | { kind: 'call'; call: number }
  /** `result`: octets for send and receive, 0 for success or end of stream, or an errno name such as ECONNRESET. */
  | { kind: 'return'; call: number; result: number | string }
  | { kind: 'send'; segment: number }
  | { kind: 'arrive'; segment: number; verdict: 'accepted' | 'ignored' | 'unacceptable' }
  | { kind: 'lost'; segment: number }
  | { kind: 'state'; from: State; to: State }
  | { kind: 'timer-set'; timer: TimerName; expiresAt: number }
  | { kind: 'timer-fired'; timer: TimerName }
  | { kind: 'timer-cancelled'; timer: TimerName }
  | { kind: 'cut' }
  | { kind: 'restore' }
)

/** What `simulate` returns. `events` is in order of time and cause; everything else is derived from the same run. */
export interface Trace {
  version: 1
  segments: TraceSegment[]
  states: Record<Host, StateChange[]>
  events: TraceEvent[]
  /** Simulated time at which the run stopped, ms. */
  endedAt: number
  /** True when the run stopped at a limit on events rather than at `untilMs`. */
  truncated: boolean
}
