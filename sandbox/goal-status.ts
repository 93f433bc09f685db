import type { Condition } from '../quiz/clause.ts'
import { evaluate } from '../quiz/goal.ts'
import type { Trace } from '../tcp/trace.ts'

/** How a clause of a goal stands at a moment: decided for good, true as long as nothing happens, or still open. */
export type GoalStatus = 'held' | 'broken' | 'so-far' | 'open'

/** `over`: the run has been seen to its end. What only the end can decide is open until then. */
export function goalStatus(clause: Condition, trace: Trace, now: number, over: boolean): GoalStatus {
  const { held, code } = evaluate(clause, until(trace, now))
  if (clause.ends) return over ? (held ? 'held' : 'broken') : 'open'
  if (code === 'entered' || code === 'sent-too-many' || code === 'out-of-order') return 'broken'
  if (!held) return over ? 'broken' : 'open'
  const mayBreak = clause.never || clause.sent?.atMost !== undefined
  return mayBreak && !over ? 'so-far' : 'held'
}

/** What has happened by a moment. */
function until(trace: Trace, now: number): Trace {
  const { client, server } = trace.states
  return {
    ...trace,
    segments: trace.segments.filter(({ at }) => at <= now),
    states: { client: client.filter(({ at }) => at <= now), server: server.filter(({ at }) => at <= now) },
  }
}
