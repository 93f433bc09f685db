import type { Answer, Counts, Member } from './policy.ts'
import { percentAt, type Window } from './window.ts'

export type Excluded = 'imported' | 'before-joining' | 'not-open' | 'closed'
/** Why an answer is not the one that counts for its question. */
export type NotCounted = Excluded | 'over-attempts' | 'not-best' | 'not-last' | 'not-first'

/** One learner and one assignment, as far as it decides which answers count. */
export interface Rules {
  counts: Counts
  window: Window
  member: Member
}

/** What keeps an answer out whatever the others are; null for nothing. */
export function excluded(answer: Answer, { window, member }: Rules, closing = window.closesAt): Excluded | null {
  if (answer.imported) return 'imported'
  if (!member.shareEarlier && answer.at < member.joinedAt) return 'before-joining'
  if (answer.at < window.opensAt) return 'not-open'
  return answer.at > closing + window.graceMs ? 'closed' : null
}

/** The part of the question's worth that an answer brings: earned of possible, times the percent of its time. */
export const shareOf = ({ earned, of, at }: Answer, window: Window): number =>
  of > 0 ? ((earned / of) * percentAt(window, at)) / 100 : 0

/**
 * The answer to one question that counts, of its answers in their sequence.
 *
 * An extension admits more answers, and where the last counts, a later one may be worse. So that an extension never
 * lowers a grade, the last one at each limit that held for the learner stands, and the best of them counts.
 */
export function counting(rules: Rules, answers: readonly Answer[]): Answer | null {
  const { counts, window } = rules
  if (counts !== 'last') return chosen(rules, answers, window.closesAt, window.attemptsAllowed)
  let found: Answer | null = null
  for (const closing of window.closings) {
    for (const allowance of window.allowances) {
      found = better(found, chosen(rules, answers, closing, allowance), window)
    }
  }
  return found
}

/** By one closing and one number of attempts. A gradebook asks this for every cell: it builds nothing. */
function chosen(rules: Rules, answers: readonly Answer[], closing: number, allowance: number | null): Answer | null {
  let found: Answer | null = null
  let admitted = 0
  for (const answer of answers) {
    if (excluded(answer, rules, closing) !== null) continue
    if (allowance !== null && ++admitted > allowance) break
    if (rules.counts === 'first') return answer
    found = rules.counts === 'last' ? answer : better(found, answer, rules.window)
  }
  return found
}

/** The earlier of two that are worth the same. */
function better(one: Answer | null, other: Answer | null, window: Window): Answer | null {
  if (one === null || other === null) return one ?? other
  return shareOf(other, window) > shareOf(one, window) ? other : one
}
