import type { Counts, Policy } from '@/quiz/policy/policy'
import type { Assignment } from './data'
import type { TypedItem } from './item-editor'
import { stepsIn, type TypedStep, typedSteps } from './late-table'
import { instantOf, type TypedTime, typedTime } from './time-field'

/** An assignment as it is typed. */
export interface Draft {
  title: string
  note: string
  opens: TypedTime
  due: TypedTime
  closes: TypedTime
  grace: string
  late: TypedStep[]
  points: string
  /** Empty for any number. */
  attempts: string
  counts: Counts
  items: TypedItem[]
}

const hour = 60 * 60 * 1000
const day = 24 * hour

/** Open from the next full hour, due in a week at the end of the day, one day late at 80 percent. */
export function newDraft(now: number, zone: string): Draft {
  const opens = Math.ceil(now / hour) * hour
  const dueDay = typedTime(opens + 7 * day, zone).wall.slice(0, 10)
  const due = { wall: `${dueDay}T23:59`, second: false }
  return {
    title: '',
    note: '',
    opens: typedTime(opens, zone),
    due,
    closes: typedTime(instantOf(due, zone)! + day, zone),
    grace: '60',
    late: typedSteps([{ untilMs: day, percent: 80 }]),
    points: '100',
    attempts: '',
    counts: 'best',
    items: [],
  }
}

export function draftOf({ title, note, policy, items }: Assignment, zone: string): Draft {
  const { opensAt, dueAt, closesAt, graceSeconds, late, points, attemptsAllowed, counts } = policy
  return {
    title,
    note,
    opens: typedTime(opensAt, zone),
    due: typedTime(dueAt, zone),
    closes: typedTime(closesAt, zone),
    grace: String(graceSeconds),
    late: typedSteps(late),
    points: String(points),
    attempts: attemptsAllowed === null ? '' : String(attemptsAllowed),
    counts,
    items: items.map(({ kind, reference, weight }) => ({ kind, reference, weight: String(weight) })),
  }
}

/** What was typed as the grader reads it; null when a time or a number is missing. */
export function policyIn(draft: Draft, zone: string): Policy | null {
  const [opensAt, dueAt, closesAt] = [draft.opens, draft.due, draft.closes].map((typed) => instantOf(typed, zone))
  const late = stepsIn(draft.late)
  const numbers = [Number(draft.grace || Number.NaN), Number(draft.points || Number.NaN)] as const
  const attemptsAllowed = draft.attempts === '' ? null : Number(draft.attempts)
  const all = [...numbers, attemptsAllowed ?? 1, ...late.flatMap(({ untilMs, percent }) => [untilMs, percent])]
  if (opensAt == null || dueAt == null || closesAt == null || !all.every(Number.isFinite)) return null
  const [graceSeconds, points] = numbers
  return { opensAt, dueAt, closesAt, graceSeconds, late, attemptsAllowed, counts: draft.counts, points }
}

export const itemsIn = ({ items }: Draft) =>
  items.map(({ kind, reference, weight }) => ({ kind, reference, weight: Number(weight) }))
