import type { Recorded, RecordedSegment } from '../../tcp/recording.ts'
import { type Host, hosts, peerOf, type Scenario } from '../../tcp/scenario.ts'
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
  const events = inOrder([
    ...segments.flatMap(eventsOf),
    ...scenario.script.map(({ at, host }, call): TraceEvent => ({ at, host, kind: 'call', call })),
    ...hosts.flatMap((host) => changesOf(host, observed)),
  ])
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

function eventsOf({ id, at, arrives, from, forged }: TraceSegment): TraceEvent[] {
  const leaves: TraceEvent[] = forged ? [] : [{ at, host: from, kind: 'send', segment: id }]
  if (arrives === null) return [...leaves, { at, host: from, kind: 'lost', segment: id }]
  return [...leaves, { at: arrives, host: peerOf(from), kind: 'arrive', segment: id, verdict: 'accepted' }]
}

const changesOf = (host: Host, { states }: Recorded): TraceEvent[] =>
  states[host].map(({ at, state }, index) => ({
    at,
    host,
    kind: 'state',
    from: states[host][index - 1]?.state ?? 'CLOSED',
    to: state,
  }))

/** At one instant causes come before what follows from them: the clock of a recording does not tell them apart. */
const order: Partial<Record<TraceEvent['kind'], number>> = { arrive: 0, call: 1, state: 2, send: 3, lost: 4 }
const inOrder = (events: TraceEvent[]): TraceEvent[] =>
  events.sort((a, b) => a.at - b.at || a.host.localeCompare(b.host) || (order[a.kind] ?? 0) - (order[b.kind] ?? 0))
