/** A packetdrill script, understood. Times are milliseconds. */
export interface Script {
  flags: Flag[]
  /** A command before the first event, and one behind the last. */
  before: Command | null
  after: Command | null
  events: ScriptEvent[]
}

export interface Flag {
  line: number
  name: string
  value: string
}

export interface Command {
  line: number
  text: string
}

export interface ScriptEvent {
  line: number
  time: EventTime
  action: Action
}

export type EventTime =
  | { kind: 'absolute'; at: number; until: number | null }
  /** After the event before. */
  | { kind: 'relative'; at: number; until: number | null }
  /** `*`: whenever it comes. */
  | { kind: 'any' }

export type Action =
  | { kind: 'inbound'; segment: ScriptSegment }
  | { kind: 'outbound'; segment: ScriptSegment }
  | SystemCall
  | { kind: 'command'; text: string }
  | { kind: 'code'; text: string }

export interface ScriptSegment {
  /** Engine bits: FIN 1, SYN 2, RST 4, PSH 8, ACK 16. */
  flags: number
  seq: number
  len: number
  /** null if none is written; only the ACK flag says whether the segment has one. */
  ack: number | null
  window: number | null
  /** null for `<...>` and for none written: anything is right. */
  options: SegmentOption[] | null
  /** `1234 > 80`, where written. */
  ports: { source: number; target: number } | null
}

export type SegmentOption =
  | { kind: 'nop' }
  | { kind: 'eol' }
  | { kind: 'mss'; value: number }
  | { kind: 'wscale'; value: number }
  | { kind: 'sackOK' }
  | { kind: 'TS'; value: number; echo: number }
  | { kind: 'sack'; ranges: { from: number; to: number }[] }

export interface SystemCall {
  kind: 'call'
  name: string
  args: Expression[]
  /** null for `...`: any result. */
  result: number | null
  errno: string | null
  /** When a call that blocks is to return; null for one that returns at once. */
  until: number | null
}

export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'word'; name: string }
  | { kind: 'string'; text: string }
  /** `...` */
  | { kind: 'any' }
  | { kind: 'list'; items: Expression[] }
  | { kind: 'struct'; fields: Record<string, Expression> }
