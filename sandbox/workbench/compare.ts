import type { TraceEvent } from '../../tcp/trace.ts'
import type { Run } from '../run.ts'
import type { Step } from '../steps.ts'

/** What happened in two runs at one moment. */
export interface Row {
  at: number
  before: Step[]
  after: Step[]
  same: boolean
}

export interface Comparison {
  /** Moment by moment, both runs on one clock. */
  rows: Row[]
  /** Index of the first row in which the runs differ; null when they are the same. */
  first: number | null
}

/** Two runs side by side: what happened and when, not the numbers under which each run keeps it. */
export function compareRuns(before: Run, after: Run): Comparison {
  const [left, right] = [byMoment(before), byMoment(after)]
  const moments = [...new Set([...left.keys(), ...right.keys()])].sort((a, b) => a - b)
  const rows = moments.map((at) => {
    const [was, is] = [left.get(at) ?? [], right.get(at) ?? []]
    return { at, before: was, after: is, same: written(before, was) === written(after, is) }
  })
  const first = rows.findIndex(({ same }) => !same)
  return { rows, first: first < 0 ? null : first }
}

function byMoment({ steps }: Run): Map<number, Step[]> {
  const moments = new Map<number, Step[]>()
  for (const step of steps) moments.set(step.at, [...(moments.get(step.at) ?? []), step])
  return moments
}

const written = (run: Run, steps: readonly Step[]): string =>
  steps.flatMap(({ cause, effects }) => [cause, ...effects].map((event) => textOf(run, event))).join('\n')

/** An event without its place in the run: an index may differ where nothing else does. */
function textOf({ scenario, trace }: Run, event: TraceEvent): string {
  const { at, host, kind, rule: _rule, variables: _variables, connection: _connection, ...rest } = event
  if ('call' in rest) return JSON.stringify([at, host, kind, { ...rest, call: scenario.script[rest.call] }])
  if (!('segment' in rest)) return JSON.stringify([at, host, kind, rest])
  const { id: _id, nth: _nth, raw: _raw, ...segment } = trace.segments[rest.segment]!
  return JSON.stringify([at, host, kind, { ...rest, segment }])
}
