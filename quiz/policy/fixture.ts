import { byQuestion, type Graded } from './grade.ts'
import type { Answer, Extension, Instant, Item, Member, Override, Policy } from './policy.ts'
import { windowOf } from './window.ts'

/** For tests: a week in March, due on Friday noon in UTC, open late until Sunday noon. */
export const second = 1000
export const hour = 3600 * second
export const day = 24 * hour
export const opensAt = Date.parse('2027-03-01T12:00:00Z')
export const dueAt = Date.parse('2027-03-05T12:00:00Z')
export const closesAt = Date.parse('2027-03-07T12:00:00Z')

export const week: Policy = {
  opensAt,
  dueAt,
  closesAt,
  graceSeconds: 0,
  late: [
    { untilMs: day, percent: 80 },
    { untilMs: 2 * day, percent: 50 },
  ],
  attemptsAllowed: null,
  counts: 'best',
  points: 100,
}

export const extension = (change: Partial<Extension>): Extension => ({
  dueAt: null,
  closesAt: null,
  attemptsAllowed: null,
  ...change,
})

/** The nth answer to a question, of one point. */
export const answer = (sequence: number, at: Instant, earned: number, change: Partial<Answer> = {}): Answer => ({
  id: `a${sequence}`,
  questionId: 'fin',
  at,
  sequence,
  earned,
  of: 1,
  imported: false,
  ...change,
})

interface Case {
  policy?: Partial<Policy>
  extensions?: Extension[]
  items?: Item[]
  member?: Partial<Member>
  override?: Override
}

/** One question, unless items say otherwise. */
export function graded(answers: readonly Answer[], given: Case = {}): Graded {
  const policy = { ...week, ...given.policy }
  return {
    policy,
    window: windowOf(policy, given.extensions),
    items: given.items ?? [{ questions: ['fin'], weight: 1 }],
    member: { joinedAt: 0, shareEarlier: false, ...given.member },
    answers: byQuestion(answers),
    override: given.override ?? null,
  }
}
