import type { Trace } from '../../tcp/trace.ts'
import type { Step } from '../steps.ts'

/** What one may want to jump to. */
export const eventKinds = ['state', 'loss', 'again', 'timer', 'call'] as const
export type EventKind = (typeof eventKinds)[number]

/** Positions just behind the next event of each kind; null when the run has no more. */
type Nexts = Record<EventKind, number | null>

/** What comes next at each position, worked out once for each run. */
export function nextsAt(trace: Trace, steps: readonly Step[], position: number): Nexts {
  const nexts = known.get(steps) ?? nextsIn(trace, steps)
  known.set(steps, nexts)
  return nexts[position]!
}

const known = new WeakMap<readonly Step[], Nexts[]>()
const noMore: Nexts = { state: null, loss: null, again: null, timer: null, call: null }

function nextsIn(trace: Trace, steps: readonly Step[]): Nexts[] {
  const nexts = [noMore]
  for (const step of steps.toReversed()) {
    const here = eventKinds.filter((kind) => holds(kind, trace, step))
    const later = nexts.at(-1)!
    nexts.push(
      here.length === 0 ? later : { ...later, ...Object.fromEntries(here.map((kind) => [kind, step.index + 1])) },
    )
  }
  return nexts.reverse()
}

function holds(kind: EventKind, trace: Trace, { cause, effects, sent }: Step): boolean {
  switch (kind) {
    case 'state':
      return cause.kind === 'state' || effects.some((effect) => effect.kind === 'state')
    case 'loss':
      return cause.kind === 'lost' || effects.some((effect) => effect.kind === 'lost')
    case 'again':
      return sent.some((id) => trace.segments[id]?.retransmission)
    case 'timer':
      return cause.kind === 'timer-fired'
    case 'call':
      return cause.kind === 'call'
  }
}
