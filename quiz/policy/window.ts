import { type Extension, type Instant, type LateStep, type Policy, stepsOf } from './policy.ts'

/** An assignment as it stands for one learner: the assignment's own limits, and what extensions give beyond them. */
export interface Window {
  opensAt: Instant
  dueAt: Instant
  closesAt: Instant
  graceMs: number
  attemptsAllowed: number | null
  steps: readonly LateStep[]
  /** Every closing and every number of attempts that some rule gives this learner: see `counting.ts`. */
  closings: readonly Instant[]
  allowances: readonly (number | null)[]
  extended: boolean
}

/**
 * The best of each value counts, whichever extension it comes from, and none takes anything away. Who may hand in later
 * may hand in until then: an extension of the due time keeps the assignment open as long.
 */
export function windowOf(policy: Policy, extensions: readonly Extension[] = []): Window {
  const { opensAt, graceSeconds, late } = policy
  const dueAt = Math.max(policy.dueAt, ...extensions.map((each) => each.dueAt ?? policy.dueAt))
  const closings = unique([
    policy.closesAt,
    ...extensions.map((each) => Math.max(policy.closesAt, each.closesAt ?? 0, each.dueAt ?? 0)),
  ])
  const allowances = unique([
    policy.attemptsAllowed,
    ...extensions.map((each) => more(policy.attemptsAllowed, each.attemptsAllowed)),
  ])
  const closesAt = Math.max(...closings)
  const attemptsAllowed = allowances.reduce(more)
  const extended = dueAt > policy.dueAt || closesAt > policy.closesAt || attemptsAllowed !== policy.attemptsAllowed
  const steps = stepsOf(late)
  return {
    opensAt,
    dueAt,
    closesAt,
    graceMs: graceSeconds * 1000,
    attemptsAllowed,
    steps,
    closings,
    allowances,
    extended,
  }
}

export type HandInCode =
  | 'not-open'
  /** Early enough to be worth more than on time. */
  | 'early'
  | 'on-time'
  /** After the due time, and counted as on time. */
  | 'in-grace'
  | 'late'
  /** After the last step of the table: still open, worth nothing. */
  | 'too-late'
  | 'closed'

export interface HandIn {
  code: HandInCode
  /** Of what was earned. */
  percent: number
  /** After the due time; 0 for whatever is not later. */
  lateMs: number
}

/** What an answer is worth that the server stores at this moment. */
export function handedIn(window: Window, at: Instant): HandIn {
  const lateMs = Math.max(0, at - window.dueAt)
  return { code: codeAt(window, at, lateMs), percent: percentAt(window, at), lateMs }
}

/** The same as a number alone. */
export function percentAt(window: Window, at: Instant): number {
  return isOpen(window, at) ? (stepAt(window, at)?.percent ?? 0) : 0
}

function codeAt(window: Window, at: Instant, lateMs: number): HandInCode {
  if (!isOpen(window, at)) return at < window.opensAt ? 'not-open' : 'closed'
  const step = stepAt(window, at)
  if (!step) return 'too-late'
  if (step.untilMs !== 0) return step.untilMs < 0 ? 'early' : 'late'
  return lateMs > 0 ? 'in-grace' : 'on-time'
}

const isOpen = ({ opensAt, closesAt, graceMs }: Window, at: Instant): boolean =>
  at >= opensAt && at <= closesAt + graceMs

const stepAt = ({ dueAt, graceMs, steps }: Window, at: Instant): LateStep | undefined =>
  steps.find(({ untilMs }) => at <= dueAt + untilMs + graceMs)

/** The larger number of attempts; as the base, null is all of them, and as an extension, nothing more. */
const more = (base: number | null, extension: number | null): number | null =>
  base === null ? null : Math.max(base, extension ?? base)

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]
