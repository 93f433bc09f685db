import type { Host } from '../tcp/scenario.ts'
import type { Trace, TraceSegment } from '../tcp/trace.ts'

/** One line of a capture, and the segment of the trace that it shows. */
export interface CapturedLine {
  segment: number
  text: string
}

export interface Capture {
  /** The host on which the capture is made: what is lost on the way to it, it does not see. */
  on: Host
  /** `absolute` prints what the headers hold, as `tcpdump -S` does. */
  numbers: 'relative' | 'absolute'
}

const addresses = { client: '10.0.0.1', server: '10.0.0.2' } as const
const defaultPorts = { client: 32768, server: 80 } as const

/** A trace as `tcpdump -n` prints it on one of the two hosts, without the options, times from the start of the run. */
export function captureOf(trace: Trace, capture: Capture): CapturedLine[] {
  const shift = windowShift(trace)
  return trace.segments
    .map((segment) => ({ segment, at: seenAt(segment, capture.on) }))
    .filter((one): one is { segment: TraceSegment; at: number } => one.at !== null && one.at <= trace.endedAt)
    .sort((a, b) => a.at - b.at || a.segment.id - b.segment.id)
    .map(({ segment, at }) => ({ segment: segment.id, text: lineOf(segment, at, capture, shift) }))
}

/** A copy or a forgery is made on the way: only the host that receives it sees it. */
function seenAt(segment: TraceSegment, on: Host): number | null {
  if (segment.from !== on) return segment.arrives
  return segment.forged || segment.duplicate ? null : segment.at
}

function lineOf(segment: TraceSegment, at: number, { numbers }: Capture, shift: number): string {
  const to = segment.from === 'client' ? 'server' : 'client'
  const parts = [
    `Flags [${letters(segment.flags)}]`,
    ...sequence(segment, numbers),
    ...acknowledgement(segment, numbers),
    `win ${Math.min(65_535, segment.flags.includes('SYN') ? segment.window : Math.ceil(segment.window / 2 ** shift))}`,
    `length ${segment.len}`,
  ]
  const [source, target] = ports(segment)
  return `${clock(at)} IP ${addresses[segment.from]}.${source} > ${addresses[to]}.${target}: ${parts.join(', ')}`
}

/** `F.` is FIN with ACK, `.` a bare ACK: the letters in the order in which tcpdump prints them. */
function letters(flags: string): string {
  const set = flags.split(',')
  return ['FIN', 'SYN', 'RST', 'PSH'].flatMap((flag) => (set.includes(flag) ? [flag[0]] : [])).join('') + dot(set)
}
const dot = (set: string[]) => (set.includes('ACK') ? '.' : '')

/** Left out where a segment takes no sequence number; a SYN shows the number that the others are relative to. */
function sequence(segment: TraceSegment, numbers: Capture['numbers']): string[] {
  if (segment.len === 0 && !/SYN|FIN|RST/.test(segment.flags)) return []
  const whole = numbers === 'absolute' || segment.flags.includes('SYN')
  const first = whole ? (segment.raw?.seq ?? segment.seq) : segment.seq
  return [
    segment.len > 0 ? `seq ${first}:${whole ? (first + segment.len) >>> 0 : first + segment.len}` : `seq ${first}`,
  ]
}

function acknowledgement(segment: TraceSegment, numbers: Capture['numbers']): string[] {
  if (segment.ack === null) return []
  const whole = numbers === 'absolute' || segment.flags.includes('SYN')
  return [`ack ${whole ? (segment.raw?.ack ?? segment.ack) : segment.ack}`]
}

function ports({ from, raw }: TraceSegment): [number, number] {
  if (raw) return [raw.sourcePort, raw.targetPort]
  return from === 'client' ? [defaultPorts.client, defaultPorts.server] : [defaultPorts.server, defaultPorts.client]
}

function clock(at: number): string {
  const micros = Math.round(at * 1000)
  const [hours, minutes, seconds] = [micros / 3.6e9, (micros / 6e7) % 60, (micros / 1e6) % 60].map(Math.floor)
  return `${[hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':')}.${String(micros % 1e6).padStart(6, '0')}`
}

/** The smallest window scale (RFC 7323 2.3) with which every window of the run fits its field. */
function windowShift(trace: Trace): number {
  const largest = trace.segments.reduce((most, { window }) => Math.max(most, window), 0)
  return Math.max(0, Math.ceil(Math.log2(Math.max(1, largest) / 65_535)))
}
