import type { Recorded, RecordedSegment } from '../../tcp/recording.ts'
import { type Call, type Host, hosts, peerOf, type Scenario } from '../../tcp/scenario.ts'
import type { Trace, TraceEvent, TraceSegment } from '../../tcp/trace.ts'
import type { Run } from '../run.ts'
import { stepsOf } from '../steps.ts'

/** A kernel's recording as a run, for the views that draw and tell runs. What was not recorded is absent from it. */
export function runOfRecording(scenario: Scenario, observed: Recorded): Run {
  const trace = traceOfRecording(scenario, observed)
  return { scenario, trace, steps: stepsOf(trace, scenario.script) }
}

export function traceOfRecording(scenario: Scenario, observed: Recorded): Trace {
  const sent: Record<Host, number> = { client: 0, server: 0 }
  const segments = observed.segments.map((segment, id) =>
    traceSegment(segment, id, segment.forged ? null : ++sent[segment.from]),
  )
  const events = hosts.flatMap((host) => {
    const of = <Event extends { host: Host }>(event: Event) => event.host === host
    const causes = [...segments.flatMap(arrivals), ...scenario.script.map(callEvent)].filter(of)
    return together(causes, [...changesOf(host, observed), ...segments.flatMap(departures).filter(of)])
  })
  events.sort((a, b) => a.at - b.at)
  return {
    version: 1,
    segments,
    states: observed.states,
    events,
    endedAt: events.at(-1)?.at ?? 0,
    truncated: false,
  }
}

/** Windows were not recorded. */
function traceSegment(segment: RecordedSegment, id: number, nth: number | null): TraceSegment {
  return { ...segment, id, nth, window: 0, ...(segment.arrives === null && { lost: true as const }) }
}

const callEvent = ({ at, host }: Call, call: number): TraceEvent => ({ at, host, kind: 'call', call })

function arrivals({ id, arrives, from }: TraceSegment): TraceEvent[] {
  if (arrives === null) return []
  return [{ at: arrives, host: peerOf(from), kind: 'arrive', segment: id, verdict: 'accepted' }]
}

function departures({ id, at, arrives, from, forged }: TraceSegment): TraceEvent[] {
  const lost: TraceEvent[] = arrives === null ? [{ at, host: from, kind: 'lost', segment: id }] : []
  return forged ? lost : [{ at, host: from, kind: 'send', segment: id }, ...lost]
}

const changesOf = (host: Host, { states }: Recorded): TraceEvent[] =>
  states[host].map(({ at, state }, index) => ({
    at,
    host,
    kind: 'state',
    from: states[host][index - 1]?.state ?? 'CLOSED',
    to: state,
  }))

/** Segments were watched on the wire and states in the kernel: what belongs together was noted up to so many ms apart. */
export const clockSpread = 5

/** Each state and each departure behind the cause that it follows from, at its moment; by itself where there is none near. */
function together(causes: TraceEvent[], effects: TraceEvent[]): TraceEvent[] {
  const inTime = causes.toSorted((a, b) => a.at - b.at)
  const following = new Map<TraceEvent | null, TraceEvent[]>()
  for (const effect of effects) {
    const near = inTime.filter(({ at }) => Math.abs(effect.at - at) <= clockSpread)
    const cause = near.findLast(({ at }) => at <= effect.at) ?? near[0] ?? null
    following.set(cause, [...(following.get(cause) ?? []), cause ? { ...effect, at: cause.at } : effect])
  }
  return [...inTime.flatMap((cause) => [cause, ...(following.get(cause) ?? [])]), ...(following.get(null) ?? [])].sort(
    (a, b) => a.at - b.at,
  )
}
