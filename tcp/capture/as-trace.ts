import { type Host, peerOf } from '../scenario.ts'
import type { Trace, TraceEvent, TraceSegment } from '../trace.ts'
import type { CapturedSegment, Connection } from './connection.ts'
import type { Inference } from './infer.ts'

/**
 * A captured connection as a trace, for whatever draws or tells traces. A capture has one clock and one place: `arrives` repeats
 * `at`, also where the segment may have been lost behind the capture.
 */
export function asTrace({ segments }: Connection, { states }: Inference): Trace {
  const sent: Record<Host, number> = { client: 0, server: 0 }
  return {
    version: 1,
    segments: segments.map((segment) => traceSegment(segment, segment.duplicate ? null : ++sent[segment.from])),
    states,
    events: eventsOf(segments, states),
    endedAt: segments.at(-1)?.at ?? 0,
    truncated: false,
  }
}

function traceSegment(segment: CapturedSegment, nth: number | null): TraceSegment {
  const { id, at, from, flags, seq, ack, len, window, retransmission, duplicate } = segment
  return {
    id,
    at,
    arrives: at,
    from,
    flags,
    seq,
    ack,
    len,
    window,
    nth,
    ...(retransmission && { retransmission }),
    ...(duplicate && { duplicate }),
  }
}

/** Each segment sent and arrived; a change of state stands behind the segments of its moment. */
function eventsOf(segments: readonly CapturedSegment[], states: Inference['states']): TraceEvent[] {
  const passing = segments.flatMap(({ id, at, from }): TraceEvent[] => [
    { at, host: from, kind: 'send', segment: id },
    { at, host: peerOf(from), kind: 'arrive', segment: id, verdict: 'accepted' },
  ])
  return [...passing, ...changesOf('client', states), ...changesOf('server', states)].sort((a, b) => a.at - b.at)
}

const changesOf = (host: Host, states: Inference['states']): TraceEvent[] =>
  states[host].map(({ at, state }, index) => ({
    at,
    host,
    kind: 'state',
    from: states[host][index - 1]?.state ?? 'CLOSED',
    to: state,
  }))
