import type { Call, Host, Scenario } from './scenario.ts'
import type { Trace, TraceEvent, TraceSegment } from './trace.ts'

const TIME = 9
const SIDE = 30
const WIRE = 58

/**
 * The trace as text that a person can read: time in ms, what the client does, the wire, what the server does. With the
 * scenario that it came from, calls are told with their arguments. Sequence numbers are relative, as in the trace.
 */
export function transcript(trace: Trace, scenario?: Scenario): string {
  const head = row('ms', 'client', 'wire', 'server')
  const body = linesOf(trace, scenario).map(({ at, host, text, segment }) => {
    if (segment) return row(time(at), '', arrow(segment), '')
    return row(time(at), host === 'client' ? text : '', '', host === 'server' ? text : '')
  })
  const end = trace.truncated
    ? `stopped at ${time(trace.endedAt)} ms: too many events`
    : `until ${time(trace.endedAt)} ms`
  return `${[head, ...body].join('\n')}\n${end}\n`
}

/** A line of a transcript that is not in columns, and the segment of the trace that it tells of. */
export interface NarrowLine {
  segment: number | null
  text: string
}

/** The same for a narrow place: who does it stands in front. */
export const narrowTranscript = (trace: Trace, scenario?: Scenario): NarrowLine[] =>
  linesOf(trace, scenario).map(({ at, host, text, segment }) => ({
    segment: segment?.id ?? null,
    text: `${time(at).padStart(TIME)}  ${host}  ${text}${segment ? ` -> ${headOf(segment)}` : ''}`,
  }))

interface Line {
  at: number
  host: Host
  text: string
  segment?: TraceSegment
}

function linesOf(trace: Trace, scenario?: Scenario): Line[] {
  const lines: Line[] = []
  for (const event of trace.events) {
    const segment = segmentSent(trace, event)
    if (segment) lines.push({ at: event.at, host: segment.from, text: wordsOf(segment), segment })
    else addNote(lines, event, noteOf(event, trace, scenario?.script))
  }
  return lines
}

/** What one host does at one moment stands on one line. */
function addNote(lines: Line[], event: TraceEvent, note: string | undefined): void {
  if (note === undefined) return
  const last = lines.at(-1)
  const joined =
    last && !last.segment && last.host === event.host && last.at === event.at ? `${last.text}, ${note}` : ''
  if (last && joined && joined.length < SIDE) last.text = joined
  else lines.push({ at: event.at, host: event.host, text: note })
}

function segmentSent(trace: Trace, event: TraceEvent): TraceSegment | undefined {
  if (event.kind === 'send') return trace.segments[event.segment]
  if (event.kind !== 'arrive') return undefined
  const segment = trace.segments[event.segment]
  return segment?.forged || segment?.duplicate ? segment : undefined
}

function noteOf(event: TraceEvent, trace: Trace, script: Call[] | undefined): string | undefined {
  switch (event.kind) {
    case 'call':
      return `${script?.[event.call]?.do ?? 'call'}()`
    case 'return':
      return returned(script?.[event.call]?.do ?? 'call', event.result)
    case 'state':
      return event.to
    case 'timer-fired':
      return `${event.timer} expires`
    case 'timer-set':
      return lasting.has(event.timer) ? `until ${time(event.expiresAt)}` : undefined
    case 'arrive':
      return event.verdict === 'ignored' ? `ignores ${trace.segments[event.segment]?.flags}` : undefined
    case 'cut':
    case 'restore':
      return event.host === 'client' ? `link ${event.kind}` : undefined
    default:
      return undefined
  }
}

/** What nobody doubts is left out: that a call which has nothing to tell returned 0. */
function returned(name: string, result: number | string): string | undefined {
  if (name === 'receive' && result === 0) return 'receive() = end of stream'
  return result === 0 ? undefined : `${name}() = ${result}`
}

const lasting = new Set(['TIME_WAIT', 'FIN_WAIT_2'])

/** An arrow the way the segment goes, with the moment of its arrival at the head. */
function arrow(s: TraceSegment): string {
  const [words, head] = [wordsOf(s), headOf(s)]
  const shaft = Math.max(2, WIRE - words.length - head.length - 5)
  return s.from === 'client'
    ? `${words} ${'-'.repeat(shaft)}${s.lost ? 'X' : '>'} ${head}`
    : `${head} ${s.lost ? 'X' : '<'}${'-'.repeat(shaft)} ${words}`
}

function wordsOf(s: TraceSegment): string {
  const numbers = [`seq=${s.seq}`, s.ack === null ? '' : `ack=${s.ack}`, s.len ? `len=${s.len}` : '']
  const marks = [s.forged ? '(forged)' : '', s.duplicate ? '(copy)' : '', s.retransmission ? '(again)' : '']
  return [s.flags || 'no flags', ...numbers, ...marks].filter(Boolean).join(' ')
}

const headOf = (s: TraceSegment) => (s.lost ? 'lost' : s.arrives === null ? 'on its way' : time(s.arrives))

const time = (ms: number): string => String(Math.round(ms * 1000) / 1000)

const row = (at: string, client: string, wire: string, server: string): string =>
  `${at.padStart(TIME)}  ${client.padEnd(SIDE)}${wire.padEnd(WIRE)}${server}`.trimEnd()
