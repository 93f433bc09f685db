import { z } from 'zod'
import type { Localized } from '../../content/locale.ts'
import { hundredths } from '../additions.ts'
import { evidenceSchema, printed } from '../evidence.ts'
import { common, type Kind, localized, type PublicCommon, publicCommon, slug, unique, type World } from '../kind.ts'
import { shuffled } from '../shuffle.ts'
import { drawValues, filled } from '../variation.ts'

const option = z.strictObject({
  id: slug,
  text: localized,
  correct: z.literal(true).optional(),
  why: localized,
  misconception: slug.optional(),
})
const options = z
  .array(option)
  .min(3, 'expected at least three')
  .refine((all) => all.filter(({ correct }) => correct).length === 1, 'expected exactly one that is correct')
  .refine((all) => unique(all.map(({ id }) => id)), 'expected ids that differ from each other')

const schema = z.strictObject({
  ...common,
  kind: z.literal('drill'),
  title: localized,
  /** Numbers of the evidence that differ from seed to seed, by name; a text has them as `{name}`. */
  numbers: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), z.strictObject({ from: z.array(z.number()).min(2) })),
  /** What is seen first. */
  symptom: evidenceSchema,
  /** What is told on request. */
  looks: z
    .array(z.strictObject({ ask: localized, shows: evidenceSchema }))
    .min(2, 'expected at least two looks')
    .max(6),
  /** What each look costs of the point. */
  lookCost: z.number().gt(0).max(0.1),
  causes: options,
  repairs: options,
  /** The run of the trouble, and `see`, that of the repair. */
  before: slug,
  see: slug,
  why: localized,
})

export type DrillQuestion = z.infer<typeof schema>

export interface PublicDrill extends PublicCommon {
  kind: 'drill'
  title: string
  symptom: string
  looks: string[]
  lookCost: number
  causes: { id: string; text: string }[]
  repairs: { id: string; text: string }[]
}

export interface Diagnosis {
  cause: string
  repair: string
}

interface Judged {
  id: string
  chosen: boolean
  correct: boolean
  why: Localized
}

export interface DrillFeedback {
  causes: Judged[]
  repairs: Judged[]
  /** What the looks taken have cost of the point. */
  lookCost: number
  why: Localized
}

export const drill = {
  schema,
  answerSchema: z.strictObject({ cause: z.string(), repair: z.string() }),

  publicPart: (question, setting) => ({
    ...publicCommon(question, setting),
    kind: 'drill',
    title: question.title[setting.locale],
    symptom: evidenceOf(question, question.symptom, setting, setting.seed),
    looks: question.looks.map(({ ask }) => ask[setting.locale]),
    lookCost: question.lookCost,
    causes: shuffled(question.causes, setting.seed, `${question.id}/causes`).map(offered(setting.locale)),
    repairs: shuffled(question.repairs, setting.seed, `${question.id}/repairs`).map(offered(setting.locale)),
  }),

  official: ({ causes, repairs }) => ({ cause: rightOf(causes).id, repair: rightOf(repairs).id }),

  /** Half for the cause, half for the repair, less the looks; never below zero. */
  score(question, { cause, repair }, world) {
    const [named, chosen] = [optionOf(question.causes, cause), optionOf(question.repairs, repair)]
    if (!named || !chosen) return { status: 'ungraded', reason: 'malformed', detail: 'no such cause or repair' }
    const lookCost = hundredths(question.lookCost * Math.min(world.hintsTaken ?? 0, question.looks.length))
    const earned = (named.correct ? 0.5 : 0) + (chosen.correct ? 0.5 : 0)
    const feedback = {
      causes: question.causes.map(judged(cause)),
      repairs: question.repairs.map(judged(repair)),
      lookCost,
      why: question.why,
    }
    return { status: 'graded', earned: hundredths(Math.max(0, earned - lookCost)), of: 1, feedback }
  },

  misconceptions: (question, { cause, repair }) =>
    [optionOf(question.causes, cause), optionOf(question.repairs, repair)].flatMap((one) => one?.misconception ?? []),
} satisfies Kind<DrillQuestion, PublicDrill, Diagnosis, DrillFeedback>

/** What a look shows, with the numbers of the variant. */
export const lookAt = (question: DrillQuestion, look: number, world: World, seed: number): string =>
  evidenceOf(question, question.looks[look]!.shows, world, seed)

function evidenceOf(
  { id, numbers }: DrillQuestion,
  evidence: DrillQuestion['symptom'],
  world: World,
  seed: number,
): string {
  const values = drawValues({ vary: numbers, set: {} }, seed, id)
  return printed(filled(evidence, values) as typeof evidence, { ...world, seed, salt: id })
}

type Option = DrillQuestion['causes'][number]

const offered =
  (locale: keyof Localized) =>
  ({ id, text }: Option) => ({ id, text: text[locale] })

const judged =
  (picked: string) =>
  ({ id, correct, why }: Option): Judged => ({ id, chosen: id === picked, correct: correct === true, why })

const optionOf = (all: readonly Option[], id: string) => all.find((one) => one.id === id)

const rightOf = (all: readonly Option[]) => all.find(({ correct }) => correct)!
