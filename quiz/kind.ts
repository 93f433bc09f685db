import { z } from 'zod'
import type { Locale, Localized } from '../content/locale.ts'
import { hosts, type Scenario } from '../tcp/scenario.ts'
import type { SimulateOptions } from '../tcp/simulate.ts'
import { states, type Trace } from '../tcp/trace.ts'

/**
 * One kind of question in its three shapes: the whole question (server only), the part that a learner may see,
 * and the learner's answer. `score` is pure: the same question, answer and world give the same score.
 */
export interface Kind<Question, Public, Answer, Feedback> {
  schema: z.ZodType<Question>
  answerSchema: z.ZodType<Answer>
  /** Picks field by field what a learner may see before answering. */
  publicPart(question: Question, setting: Setting): Public
  /** The answer that earns full marks. */
  official(question: Question, world: World): Answer
  score(question: Question, answer: Answer, world: World): Score<Feedback>
  /** The misconceptions that this answer stands for, by their slugs. */
  misconceptions(question: Question, answer: Answer, world: World): string[]
}

export type Scenarios = Readonly<Record<string, Scenario>>

/** What a public part depends on besides the question. */
export interface Setting extends World {
  seed: number
  locale: Locale
}

/** What grading looks at besides question and answer. The simulator is an argument so that a caller may keep traces. */
export interface World {
  /** The scenarios of the question's lesson, by name. */
  scenarios: Scenarios
  simulate: (scenario: Scenario, options?: SimulateOptions) => Trace
  /** How many of the question's hints the learner has taken, from the first. */
  hintsTaken?: number
}

/**
 * `see` is the run that shows the answer, `before` the one that it repairs: told with the grade, and not stored. What was `ticked` the learner said
 * without a machine having looked: it is no grade, and never counted with grades.
 */
export type Score<Feedback> =
  | { status: 'graded'; earned: number; of: number; feedback: Feedback; see?: Scenario; before?: Scenario }
  | { status: 'ticked'; earned: number; of: number; feedback: Feedback; see?: undefined; before?: undefined }
  | { status: 'ungraded'; reason: UngradedReason; detail?: string }

/** Why an answer could not be graded: it is neither right nor wrong. */
export type UngradedReason =
  | 'empty'
  | 'malformed'
  | 'start-changed'
  | 'addition-not-allowed'
  | 'too-many-entries'
  | 'too-many-events'

export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a slug such as fin-takes-a-number')

export const text = z.string().trim().min(1, 'expected a text')
export const localized = z.strictObject({ en: text, zh: text })

export const hostName = z.enum(hosts)
export const stateName = z.enum(states)

/** The fields of every question. */
export const common = { id: slug, prompt: localized, see: slug.optional() }

export interface PublicCommon {
  id: string
  seed: number
  prompt: string
  /** Its numbers differ from seed to seed. */
  varies?: true
  /** Names the question as it was when it was shown. Given by who asks it; the answer brings it back. */
  version?: string
}

export const publicCommon = (question: { id: string; prompt: Localized }, { seed, locale }: Setting): PublicCommon => ({
  id: question.id,
  seed,
  prompt: question.prompt[locale],
})

/** The content check proves that the name exists; a miss is a fault of the program. */
export function scenarioNamed(scenarios: Scenarios, name: string): Scenario {
  const scenario = scenarios[name]
  if (!scenario) throw new Error(`There is no scenario "${name}" in this lesson.`)
  return scenario
}

export const unique = (values: readonly string[]): boolean => new Set(values).size === values.length
