import { counting, excluded, type NotCounted, type Rules, shareOf } from './counting.ts'
import type { Answer, Item, Member, Override, Policy } from './policy.ts'
import { type HandIn, handedIn, type Window } from './window.ts'

/** A learner's answers by question, each list in the order of their sequence. */
export type Answers = ReadonlyMap<string, readonly Answer[]>

export interface Grade {
  by: 'rule' | 'override' | 'excused'
  /** In hundredths; null when excused. */
  points: number | null
  of: number
  /** What the rule gives, whatever was set over it. */
  ruled: number
  /** Questions with an answer that counts, of all. */
  done: number
  questions: number
  /** Those whose answer that counts came after the due time and the grace. */
  late: number
}

/** One learner's work and one assignment. The window is the learner's own: see `windowOf`. */
export interface Graded {
  policy: Policy
  window: Window
  items: readonly Item[]
  member: Member
  answers: Answers
  override: Override | null
}

export function gradeOf(graded: Graded): Grade {
  const { policy, window, items } = graded
  const rules = rulesOf(graded)
  let done = 0
  let late = 0
  let questions = 0
  let weights = 0
  let weighted = 0
  for (const item of items) {
    // What the course no longer has cannot be answered, and weighs nothing.
    if (item.questions.length === 0) continue
    let sum = 0
    for (const id of item.questions) {
      const counted = counting(rules, graded.answers.get(id) ?? none)
      if (!counted) continue
      done++
      if (counted.at > window.dueAt + window.graceMs) late++
      sum += shareOf(counted, window)
    }
    questions += item.questions.length
    weights += item.weight
    weighted += (item.weight * sum) / item.questions.length
  }
  // Points times the weighted mean of the items.
  const ruled = weights > 0 ? hundredths((policy.points * weighted) / weights) : 0
  return settled(graded, { ruled, done, questions, late })
}

function settled({ policy, override }: Graded, ruled: Pick<Grade, 'ruled' | 'done' | 'questions' | 'late'>): Grade {
  const rest = { of: policy.points, ...ruled }
  if (override?.excused) return { by: 'excused', points: null, ...rest }
  if (typeof override?.points === 'number') return { by: 'override', points: override.points, ...rest }
  return { by: 'rule', points: ruled.ruled, ...rest }
}

const rulesOf = ({ policy, window, member }: Graded): Rules => ({ counts: policy.counts, window, member })

const none: readonly Answer[] = []

/** Halves go up, as they are written: 1.005 is 1.01, though no float holds it. */
const hundredths = (value: number): number => Math.round(Number((value * 100).toPrecision(12))) / 100

export interface AnswerStep extends Pick<Answer, 'id' | 'at' | 'earned' | 'of'> {
  verdict: 'counts' | NotCounted
  handIn: HandIn
  share: number
}
export interface QuestionStep {
  questionId: string
  share: number
  /** In the order of their sequence. */
  answers: AnswerStep[]
}
export interface ItemStep {
  weight: number
  share: number
  questions: QuestionStep[]
}
/** How a grade came about, step by step, as data. */
export interface Formula {
  window: Pick<Window, 'opensAt' | 'dueAt' | 'closesAt' | 'attemptsAllowed' | 'extended'> & { graceSeconds: number }
  counts: Policy['counts']
  items: ItemStep[]
  grade: Grade
}

export function formulaOf(graded: Graded): Formula {
  const { policy, window, items } = graded
  const { opensAt, dueAt, closesAt, attemptsAllowed, extended } = window
  return {
    window: { opensAt, dueAt, closesAt, attemptsAllowed, extended, graceSeconds: policy.graceSeconds },
    counts: policy.counts,
    items: items.map((item) => itemStep(graded, item)),
    grade: gradeOf(graded),
  }
}

function itemStep(graded: Graded, item: Item): ItemStep {
  const questions = item.questions.map((id) => questionStep(graded, id))
  const sum = questions.reduce((all, { share }) => all + share, 0)
  return { weight: item.weight, share: questions.length > 0 ? sum / questions.length : 0, questions }
}

function questionStep(graded: Graded, questionId: string): QuestionStep {
  const { window } = graded
  const rules = rulesOf(graded)
  const answers = graded.answers.get(questionId) ?? none
  const counted = counting(rules, answers)
  const allowed = window.attemptsAllowed ?? Number.POSITIVE_INFINITY
  let admitted = 0
  const verdictOf = (answer: Answer): AnswerStep['verdict'] => {
    const reason = excluded(answer, rules)
    if (reason) return reason
    admitted++
    if (answer === counted) return 'counts'
    return admitted > allowed ? 'over-attempts' : `not-${rules.counts}`
  }
  return {
    questionId,
    share: counted ? shareOf(counted, window) : 0,
    answers: answers.map((answer) => {
      const { id, at, earned, of } = answer
      const share = shareOf(answer, window)
      return { id, at, earned, of, verdict: verdictOf(answer), handIn: handedIn(window, at), share }
    }),
  }
}

/** Answers as they come from the database, ready to be graded. */
export function byQuestion(answers: readonly Answer[]): Answers {
  const lists = new Map<string, Answer[]>()
  for (const answer of [...answers].sort((a, b) => a.sequence - b.sequence)) {
    const list = lists.get(answer.questionId)
    if (list) list.push(answer)
    else lists.set(answer.questionId, [answer])
  }
  return lists
}
