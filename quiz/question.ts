import { z } from 'zod'
import type { Kind, Score, Setting, World } from './kind.ts'
import { type ChallengeFeedback, challenge, type PublicChallenge } from './kinds/challenge.ts'
import { fillSegment, type PublicFillSegment, type SegmentFeedback } from './kinds/fill-segment.ts'
import { findLine, type LineFeedback, type PublicFindLine } from './kinds/find-line.ts'
import { type BothStates, nameStates, type PublicNameStates, type StatesFeedback } from './kinds/name-states.ts'
import { type NumberFeedback, number, type PublicNumber } from './kinds/number.ts'
import { type OptionsFeedback, oneChoice, type PublicOneChoice } from './kinds/one-choice.ts'
import { type OrderFeedback, orderSteps, type PublicOrderSteps } from './kinds/order-steps.ts'
import { type PublicSeveralChoices, severalChoices } from './kinds/several-choices.ts'
import { type PublicSpotError, type SpotFeedback, spotError } from './kinds/spot-error.ts'

export const kinds = {
  'one-choice': oneChoice,
  'several-choices': severalChoices,
  number,
  'order-steps': orderSteps,
  'name-states': nameStates,
  'fill-segment': fillSegment,
  'find-line': findLine,
  'spot-error': spotError,
  challenge,
} as const

export const questionSchema = z.discriminatedUnion(
  'kind',
  [
    oneChoice.schema,
    severalChoices.schema,
    number.schema,
    orderSteps.schema,
    nameStates.schema,
    fillSegment.schema,
    findLine.schema,
    spotError.schema,
    challenge.schema,
  ],
  { error: `expected kind to be one of ${Object.keys(kinds).join(', ')}` },
)

/** The whole question, answer key included: it stays on the server. */
export type Question = z.infer<typeof questionSchema>

export type PublicQuestion =
  | PublicOneChoice
  | PublicSeveralChoices
  | PublicNumber
  | PublicOrderSteps
  | PublicNameStates
  | PublicFillSegment
  | PublicFindLine
  | PublicSpotError
  | PublicChallenge

export interface FeedbackByKind {
  'one-choice': OptionsFeedback
  'several-choices': OptionsFeedback
  number: NumberFeedback
  'order-steps': OrderFeedback
  'name-states': StatesFeedback
  'fill-segment': SegmentFeedback
  'find-line': LineFeedback
  'spot-error': SpotFeedback
  challenge: ChallengeFeedback
}
export type Feedback = FeedbackByKind[keyof FeedbackByKind]
export type Grade = Score<Feedback>
export type { BothStates }

export const publicQuestion = (question: Question, setting: Setting): PublicQuestion =>
  kindOf(question).publicPart(question, setting)

/** The answer that earns full marks, in the notation of a learner's answer. */
export const officialAnswer = (question: Question, world: World): unknown => kindOf(question).official(question, world)

/** Never throws for an answer, whatever it is: what cannot be read is `ungraded`. */
export function gradeAnswer(question: Question, answer: unknown, world: World): Grade {
  if (isEmpty(answer)) return { status: 'ungraded', reason: 'empty' }
  const kind = kindOf(question)
  const parsed = kind.answerSchema.safeParse(answer)
  if (parsed.success) return kind.score(question, parsed.data, world)
  return { status: 'ungraded', reason: 'malformed', detail: parsed.error.issues[0]?.message }
}

const isEmpty = (answer: unknown): boolean =>
  answer === null || answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0)

/** TypeScript cannot see that a question and the entry under its kind belong together. */
const kindOf = (question: Question) =>
  kinds[question.kind] as unknown as Kind<Question, PublicQuestion, unknown, Feedback>
