import type { Trace, TraceSegment } from '../tcp/trace.ts'

/** What is special about a segment, the most telling first: it decides how the arrow is drawn. */
export type Look = 'forged' | 'lost' | 'copy' | 'again' | 'late' | 'plain'

export function lookOf(segment: TraceSegment, late: boolean): Look {
  if (segment.forged) return 'forged'
  if (segment.lost) return 'lost'
  if (segment.duplicate) return 'copy'
  if (segment.retransmission) return 'again'
  return late ? 'late' : 'plain'
}

/** Ids of the segments that another of the same sender, sent later, has overtaken; worked out once for each trace. */
export function overtaken(trace: Trace): Set<number> {
  const late = known.get(trace) ?? lateIn(trace)
  known.set(trace, late)
  return late
}

const known = new WeakMap<Trace, Set<number>>()

function lateIn({ segments }: Trace): Set<number> {
  const late = new Set<number>()
  const first = { client: Number.POSITIVE_INFINITY, server: Number.POSITIVE_INFINITY }
  for (const { id, from, arrives, forged, duplicate } of segments.toReversed()) {
    if (arrives === null || forged || duplicate) continue
    if (arrives > first[from]) late.add(id)
    first[from] = Math.min(first[from], arrives)
  }
  return late
}
