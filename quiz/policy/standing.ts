import { type Graded, gradeOf } from './grade.ts'
import type { Instant, Item, Policy } from './policy.ts'
import { type HandIn, handedIn } from './window.ts'

/** Where a learner stands with an assignment at a moment. */
export interface Standing {
  state: 'not-open' | 'open' | 'done' | 'late' | 'closed'
  done: number
  questions: number
  /** What an answer would be worth now. */
  now: HandIn
}

export function standingOf(graded: Graded, at: Instant): Standing {
  const { done, questions } = gradeOf(graded)
  const now = handedIn(graded.window, at)
  return { state: stateOf(now, questions > 0 && done === questions), done, questions, now }
}

function stateOf({ code }: HandIn, complete: boolean): Standing['state'] {
  if (code === 'not-open' || code === 'closed') return code
  if (complete) return 'done'
  return code === 'late' || code === 'too-late' ? 'late' : 'open'
}

/** Points of one question of an item, at 100 percent. */
export function worthOf({ points }: Policy, items: readonly Item[], item: Item): number {
  const weights = items.reduce((sum, { weight, questions }) => (questions.length > 0 ? sum + weight : sum), 0)
  return weights > 0 && item.questions.length > 0 ? (points * item.weight) / weights / item.questions.length : 0
}
