import type { Trace } from '../../tcp/trace.ts'
import type { Step } from '../steps.ts'

/** What one may want to jump to. */
export const eventKinds = ['state', 'loss', 'again', 'timer', 'call'] as const
export type EventKind = (typeof eventKinds)[number]

/** The position just behind the next event of a kind; null when the run has no more. */
export function nextOf(kind: EventKind, trace: Trace, steps: readonly Step[], position: number): number | null {
  for (let index = position; index < steps.length; index += 1) if (holds(kind, trace, steps[index]!)) return index + 1
  return null
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
