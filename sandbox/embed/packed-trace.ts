import type { Trace, TraceEvent, TraceSegment } from '../../tcp/trace.ts'

/** A trace as it travels to the embedded page: what its views show, with times counted from the event before, ms. */
export interface PackedTrace {
  segments: TraceSegment[]
  events: TraceEvent[]
}

/** What no view of the page shows; states follow from the events. */
const unseen = new Set(['rule', 'variables', 'raw', 'connection', 'window'])

export function packTrace({ segments, events }: Trace): PackedTrace {
  const lean = <Entry extends object>(entry: Entry): Entry =>
    Object.fromEntries(Object.entries(entry).filter(([name]) => !unseen.has(name))) as Entry
  const packed = events.map((event, index) => moved(lean(event), -(events[index - 1]?.at ?? 0)))
  return { segments: segments.map(lean), events: packed }
}

export function unpackTrace({ segments, events }: PackedTrace): Trace {
  let at = 0
  const whole = events.map((event) => {
    const then = moved(event, at)
    at = then.at
    return then
  })
  return {
    version: 1,
    segments,
    states: { client: [], server: [] },
    events: whole,
    endedAt: at,
    truncated: false,
  }
}

const moved = (event: TraceEvent, by: number): TraceEvent => ({
  ...event,
  at: event.at + by,
  ...('expiresAt' in event && { expiresAt: event.expiresAt + by }),
})
