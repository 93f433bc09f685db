import { type Answered, type Card, cardsOf, inOrder, reviewedWell } from './cards.ts'
import type { Day } from './day.ts'
import { spreadBefore, type Target } from './target.ts'

export interface ReviewSettings {
  /** Most questions on a day that are due by memory alone; the rest waits for the next days. */
  dailyCap: number
  target: Target | null
}

export interface ReviewPlan {
  /** Questions in play: everything that was ever answered. */
  cards: number
  /** What is left of today, in the order in which it is asked. */
  today: string[]
  /** Questions of today's share that have been answered. */
  done: number
  /** Questions due today that were moved to the next days. */
  moved: number
  /** Today's share first. Beyond today, as if every question asked were answered right. */
  forecast: { day: Day; count: number }[]
}

/**
 * What to repeat and when, from the graded attempts alone. The share of a day is settled when it begins: what is
 * answered in its course is taken off, and adds nothing.
 */
export function planReviews(
  answers: readonly Answered[],
  settings: ReviewSettings,
  today: Day,
  horizonDays = 30,
): ReviewPlan {
  const ordered = inOrder(answers)
  const before = ordered.filter(({ day }) => day < today)
  const cards = cardsOf(before)
  const waiting = [...cards.values()].filter(({ due }) => due <= today).length
  const shares = shareOut(cards, before, settings, today, horizonDays)
  const share = shares[0]?.questions ?? []
  const left = withoutAnswered(
    share,
    ordered.filter(({ day }) => day >= today),
  )
  return {
    cards: new Set(ordered.map(({ questionId }) => questionId)).size,
    today: left,
    done: share.length - left.length,
    moved: Math.max(0, waiting - share.filter((id) => cards.get(id)!.due <= today).length),
    forecast: shares.map(({ day, questions }) => ({ day, count: questions.length })),
  }
}

function shareOut(
  start: ReadonlyMap<string, Card>,
  before: readonly Answered[],
  { dailyCap, target }: ReviewSettings,
  today: Day,
  horizonDays: number,
): { day: Day; questions: string[] }[] {
  const cards = new Map(start)
  const urgent = byUrgency([...cards.values()], today).map(({ questionId }) => questionId)
  const planned = target ? spreadBefore(target, today, urgent, before) : new Map<Day, string[]>()
  const lastPlanned = new Map([...planned].flatMap(([day, ids]) => ids.map((id) => [id, day] as const)))
  return Array.from({ length: horizonDays }, (_, offset) => {
    const day = today + offset
    const fixed = planned.get(day) ?? []
    const due = byUrgency([...cards.values()], day).filter(
      (card) => card.due <= day && (lastPlanned.get(card.questionId) ?? -1) < day,
    )
    const more = due.slice(0, Math.max(0, dailyCap - fixed.length)).map(({ questionId }) => questionId)
    const questions = [...fixed, ...more]
    for (const id of new Set(questions)) cards.set(id, reviewedWell(cards.get(id)!, day))
    return { day, questions }
  })
}

/** The longer a question has waited, measured by its interval, the sooner it comes. */
function byUrgency(cards: readonly Card[], day: Day): Card[] {
  const urgency = ({ last, due }: Card) => (day - last) / Math.max(1, due - last)
  return [...cards].sort((a, b) => urgency(b) - urgency(a) || (a.questionId < b.questionId ? -1 : 1))
}

/** Each answer of today takes its question off once: on the last day before a target a question comes twice. */
function withoutAnswered(share: readonly string[], answered: readonly Answered[]): string[] {
  const times = new Map<string, number>()
  for (const { questionId } of answered) times.set(questionId, (times.get(questionId) ?? 0) + 1)
  return share.filter((id) => {
    const left = times.get(id) ?? 0
    times.set(id, left - 1)
    return left <= 0
  })
}
