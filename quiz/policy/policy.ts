/** Milliseconds since 1970 in UTC, by the server's clock. A wall clock's zone is the view's affair. */
export type Instant = number

/** What is handed in up to `untilMs` after the due time is worth `percent` of what it earned; before it when negative. */
export interface LateStep {
  untilMs: number
  percent: number
}

export type Counts = 'best' | 'last' | 'first'

/** When an assignment is open, and what an answer is worth when. Every limit belongs to the time before it. */
export interface Policy {
  opensAt: Instant
  dueAt: Instant
  closesAt: Instant
  /** By so much every limit but the opening is later than it is told. */
  graceSeconds: number
  /** Ascending in time and never rising in percent; on time is 100, after the last step nothing. */
  late: readonly LateStep[]
  /** How many answers to each question count, from the first; null for all. */
  attemptsAllowed: number | null
  counts: Counts
  /** What the whole assignment is worth. */
  points: number
}

/** A lesson, a check-up or a single question, as the questions that it stands for. */
export interface Item {
  questions: readonly string[]
  /** Beside the other items; the questions of one item count alike. */
  weight: number
}

/** Null leaves the assignment's own value. */
export interface Extension {
  dueAt: Instant | null
  closesAt: Instant | null
  attemptsAllowed: number | null
}

/** The newest that an instructor set: without points and not excused it withdraws the earlier ones. */
export interface Override {
  points: number | null
  excused: boolean
}

/** A graded answer as it is worth today: what regrading found stands in the place of the first result. */
export interface Answer {
  id: string
  questionId: string
  /** When the server stored it. */
  at: Instant
  /** The learner's own count of answers: this orders, not the clock. */
  sequence: number
  earned: number
  of: number
  /** Came with a file: nobody has seen when it was given. */
  imported: boolean
}

export interface Member {
  joinedAt: Instant
  /** What was answered before joining counts only if the learner said so. */
  shareEarlier: boolean
}

export type PolicyProblem =
  | 'due-before-opening'
  | 'closing-before-due'
  | 'late-not-ascending'
  | 'late-rises'
  | 'late-at-due'
  | 'late-percent'

/** Most that an early answer may be worth. */
const mostPercent = 200

/** What is wrong with a policy as an instructor may write it; empty when it can be used. */
export function problemsOf({ opensAt, dueAt, closesAt, late }: Policy): PolicyProblem[] {
  const steps = stepsOf(late)
  const pairs = steps.slice(1).map((step, index) => [steps[index]!, step] as const)
  return [
    ...(dueAt < opensAt ? (['due-before-opening'] as const) : []),
    ...(closesAt < dueAt ? (['closing-before-due'] as const) : []),
    ...(late.some(({ untilMs }) => untilMs === 0) ? (['late-at-due'] as const) : []),
    ...(late.some((step, index) => index > 0 && step.untilMs <= late[index - 1]!.untilMs)
      ? (['late-not-ascending'] as const)
      : []),
    ...(pairs.some(([earlier, later]) => later.percent > earlier.percent) ? (['late-rises'] as const) : []),
    ...(late.some(({ percent }) => !(percent >= 0 && percent <= mostPercent)) ? (['late-percent'] as const) : []),
  ]
}

/** The table with the due time in its place. */
export function stepsOf(late: readonly LateStep[]): LateStep[] {
  const before = late.filter(({ untilMs }) => untilMs < 0)
  const after = late.filter(({ untilMs }) => untilMs > 0)
  return [...before, { untilMs: 0, percent: 100 }, ...after]
}
