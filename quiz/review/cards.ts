import { createEmptyCard, type Card as FsrsCard, fsrs, type Grade, Rating } from 'ts-fsrs'
import { type Day, dateOf, dayOfDate } from './day.ts'

/** One attempt as reviewing sees it. */
export interface Answered {
  questionId: string
  day: Day
  earned: number
  of: number
  confidence: 'sure' | 'guessing' | null
  /** By the learner, against a rubric; no machine has graded it. */
  ticked?: boolean
}

/** What is known about the learner's memory of one question. */
export interface Card {
  questionId: string
  /** The first day on which it is to be asked again. */
  due: Day
  last: Day
  reviews: number
  memory: FsrsCard
}

const longestInterval = 365

/** Whole days only: what happens within a day is practice. No chance, so that the same answers give the same plan. */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false, maximum_interval: longestInterval })

/** A lucky guess is not knowledge. Nothing is read from the time that an answer took: it is the browser's clock. */
export function ratingOf({
  earned,
  of,
  confidence,
  ticked,
}: Pick<Answered, 'earned' | 'of' | 'confidence' | 'ticked'>): Grade {
  // Of an open answer a single key point is easily named: less than half of them is not an answer.
  if (earned === 0 || (ticked && earned * 2 < of)) return Rating.Again
  return earned < of || confidence === 'guessing' ? Rating.Hard : Rating.Good
}

/**
 * The cards after these answers, which come in the order of the attempts. The first answer of a day says what was
 * remembered; those after it on the same day follow an explanation and say nothing.
 */
export function cardsOf(answers: readonly Answered[]): Map<string, Card> {
  const cards = new Map<string, Card>()
  for (const answer of inOrder(answers)) {
    const card = cards.get(answer.questionId)
    if (card?.last !== answer.day) cards.set(answer.questionId, reviewed(card, answer))
  }
  return cards
}

/** The calendar may have been set back between two answers: time does not run backwards. */
export function inOrder(answers: readonly Answered[]): Answered[] {
  let latest = Number.NEGATIVE_INFINITY
  return answers.map((answer) => {
    latest = Math.max(latest, answer.day)
    return answer.day === latest ? answer : { ...answer, day: latest }
  })
}

export const reviewedWell = (card: Card, day: Day): Card => next(card, card.questionId, day, Rating.Good)

const reviewed = (card: Card | undefined, answer: Answered) =>
  next(card, answer.questionId, answer.day, ratingOf(answer))

function next(card: Card | undefined, questionId: string, day: Day, rating: Grade): Card {
  const at = dateOf(day)
  const { card: memory } = scheduler.next(card?.memory ?? createEmptyCard(at), at, rating)
  return { questionId, due: dayOfDate(memory.due), last: day, reviews: (card?.reviews ?? 0) + 1, memory }
}
