import type { Scenario } from '../../tcp/scenario.ts'
import type { Trace, TraceSegment } from '../../tcp/trace.ts'

/** What can be changed in the past, one thing at a time. */
export const whatIfs = ['drop', 'delay', 'duplicate', 'earlier', 'later', 'omit'] as const
export type WhatIf = (typeof whatIfs)[number]

export const concernsSegment = (kind: WhatIf): boolean => kind === 'drop' || kind === 'delay' || kind === 'duplicate'
export const hasAmount = (kind: WhatIf): boolean => kind === 'delay' || kind === 'earlier' || kind === 'later'

/** Segments that a network could still do something to: forged ones, copies and lost ones are out of its hands. */
export function changeableSegments(kind: WhatIf, { segments }: Trace, { network }: Scenario): TraceSegment[] {
  const present = new Set(network.flatMap((act) => (act.do === kind && 'nth' in act ? [`${act.from} ${act.nth}`] : [])))
  return segments.filter(
    ({ from, nth, lost, duplicate }) => nth !== null && !lost && !duplicate && !present.has(`${from} ${nth}`),
  )
}

/** The same scenario but for one thing. `index`: of the segment in the trace, or of the call in the script. */
export function changedPast(scenario: Scenario, trace: Trace, kind: WhatIf, index: number, byMs: number): Scenario {
  if (kind === 'earlier' || kind === 'later') return moved(scenario, index, kind === 'later' ? byMs : -byMs)
  if (kind === 'omit') return { ...scenario, script: scenario.script.filter((_, place) => place !== index) }
  const segment = trace.segments[index]
  if (!segment || segment.nth === null) return scenario
  const { from, nth } = segment
  const act = kind === 'delay' ? { do: kind, from, nth, byMs } : { do: kind, from, nth }
  return { ...scenario, network: [...scenario.network, act] }
}

function moved(scenario: Scenario, index: number, byMs: number): Scenario {
  const script = scenario.script.map((call, place) =>
    place === index ? { ...call, at: Math.min(scenario.untilMs, Math.max(0, call.at + byMs)) } : call,
  )
  return { ...scenario, script }
}
