import { z } from 'zod'
import type { Values } from './expression.ts'
import { type Kind, type Score, type Setting, scenarioNamed, type World } from './kind.ts'
import { type ChallengeFeedback, challenge, type PublicChallenge } from './kinds/challenge.ts'
import { type CounterexampleFeedback, counterexample, type PublicCounterexample } from './kinds/counterexample.ts'
import { type DrillFeedback, drill, type PublicDrill } from './kinds/drill.ts'
import { fillSegment, type PublicFillSegment, type SegmentFeedback } from './kinds/fill-segment.ts'
import { findLine, type LineFeedback, type PublicFindLine } from './kinds/find-line.ts'
import { type BothStates, nameStates, type PublicNameStates, type StatesFeedback } from './kinds/name-states.ts'
import { type NumberFeedback, number, type PublicNumber } from './kinds/number.ts'
import { type OptionsFeedback, oneChoice, type PublicOneChoice } from './kinds/one-choice.ts'
import { type OpenFeedback, open, type PublicOpen } from './kinds/open.ts'
import { type OrderFeedback, orderSteps, type PublicOrderSteps } from './kinds/order-steps.ts'
import { type PublicSeveralChoices, severalChoices } from './kinds/several-choices.ts'
import { type PublicSpotError, type SpotFeedback, spotError } from './kinds/spot-error.ts'
import { type PublicStackBug, type StackBugFeedback, stackBug } from './kinds/stack-bug.ts'
import { drawValues, filled, readNames, scenarioWith, type Variation } from './variation.ts'

/** Of the lessons. */
export const lessonKinds = {
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

/** Of the exercises beside them. */
export const exerciseKinds = { 'stack-bug': stackBug, counterexample, drill } as const

/** An open answer is asked for in interviews only. */
export const kinds = { ...lessonKinds, ...exerciseKinds, open } as const

export const lessonQuestionSchema = z.discriminatedUnion(
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
    stackBug.schema,
    counterexample.schema,
    drill.schema,
  ],
  { error: `expected kind to be one of ${Object.keys({ ...lessonKinds, ...exerciseKinds }).join(', ')}` },
)

/** The whole question, answer key included: it stays on the server. */
export type LessonQuestion = z.infer<typeof lessonQuestionSchema> & { variation?: Variation }
export type OpenQuestion = z.infer<typeof open.schema>

export const questionSchema = z.discriminatedUnion('kind', [lessonQuestionSchema, open.schema])
export type Question = z.infer<typeof questionSchema> & { variation?: Variation }

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
  | PublicStackBug
  | PublicCounterexample
  | PublicDrill

export type AskedQuestion = PublicQuestion | PublicOpen

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
  'stack-bug': StackBugFeedback
  counterexample: CounterexampleFeedback
  drill: DrillFeedback
}
export type Feedback = FeedbackByKind[keyof FeedbackByKind]
export type Grade = Exclude<Score<Feedback>, { status: 'ticked' }> | Extract<Score<OpenFeedback>, { status: 'ticked' }>
export type { BothStates }

export function publicQuestion(source: Question, setting: Setting): AskedQuestion {
  const { question, world } = variantOf(source, setting.seed, setting)
  const part = kindOf(question).publicPart(question, { ...setting, ...world })
  return source.variation || source.kind === 'drill' ? { ...part, varies: true } : part
}

/** The answer that earns full marks, in the notation of a learner's answer. */
export function officialAnswer(source: Question, outer: World, seed: number): unknown {
  const { question, world } = variantOf(source, seed, outer)
  return kindOf(question).official(question, world)
}

/** Never throws for an answer, whatever it is: what cannot be read is `ungraded`. */
export function gradeAnswer(source: Question, answer: unknown, outer: World, seed: number): Grade {
  if (isEmpty(answer)) return { status: 'ungraded', reason: 'empty' }
  const { question, world } = variantOf(source, seed, outer)
  const kind = kindOf(question)
  const parsed = kind.answerSchema.safeParse(answer)
  if (parsed.success) return kind.score(question, parsed.data, world) as Grade
  return { status: 'ungraded', reason: 'malformed', detail: parsed.error.issues[0]?.message }
}

/** Kinds whose answer is a scenario: the run that solves them is shown to who has solved them. */
export const isBuilt = ({ kind }: Pick<Question, 'kind'>): boolean =>
  kind === 'challenge' || kind === 'stack-bug' || kind === 'counterexample'

/** With the run that shows the answer, where the question has one, and that of the trouble before it. */
export function withRun(grade: Grade, source: Question, outer: World, seed: number): Grade {
  if (source.see === undefined || grade.status !== 'graded') return grade
  if (isBuilt(source) && grade.earned === 0) return grade
  const { scenarios } = variantOf(source, seed, outer).world
  const before = source.kind === 'drill' ? { before: scenarioNamed(scenarios, source.before) } : {}
  return { ...grade, ...before, see: scenarioNamed(scenarios, source.see) }
}

/** The misconceptions that an answer stands for, each once. */
export function shownMisconceptions(source: Question, answer: unknown, outer: World, seed: number): string[] {
  const { question, world } = variantOf(source, seed, outer)
  const kind = kindOf(question)
  const parsed = kind.answerSchema.safeParse(answer)
  return parsed.success ? [...new Set(kind.misconceptions(question, parsed.data, world))] : []
}

/** The question and its run with the numbers of a seed; the question itself when nothing in it varies. */
export function variantOf(question: Question, seed: number, world: World): { question: Question; world: World } {
  const { variation } = question
  if (!variation) return { question, world }
  const values = drawValues(variation, seed, question.id)
  const name = runOf(question)
  if (name === undefined) return { question: parsedVariant(variation, values), world }
  const scenario = scenarioWith(scenarioNamed(world.scenarios, name), variation, values)
  const { segments } = world.simulate(scenario)
  const read = readNames(variation).map(({ name, segment, field }) => {
    const value = segments[segment]?.[field]
    if (typeof value !== 'number') throw new Error(`${name}: segment ${segment} has no ${field}`)
    return [name, value]
  })
  return {
    question: parsedVariant(variation, { ...values, ...Object.fromEntries(read) }),
    world: { ...world, scenarios: { ...world.scenarios, [name]: scenario } },
  }
}

const parsedVariant = ({ template }: Variation, values: Values): LessonQuestion =>
  lessonQuestionSchema.parse(filled(template, values))

/** The run that a question is about: the one whose numbers vary. */
export function runOf(question: Question): string | undefined {
  if (question.kind === 'number' && 'scenario' in question.answer) return question.answer.scenario
  if (question.kind === 'name-states' || question.kind === 'fill-segment') return question.moment.scenario
  if (question.kind === 'find-line' && 'scenario' in question.lines) return question.lines.scenario
  if ('scenario' in question) return question.scenario
  return question.see
}

const isEmpty = (answer: unknown): boolean =>
  answer === null || answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0)

/** TypeScript cannot see that a question and the entry under its kind belong together. */
const kindOf = (question: Question) =>
  kinds[question.kind] as unknown as Kind<Question, AskedQuestion, unknown, Feedback | OpenFeedback>
