import { z } from 'zod'
import type { Localized } from '../../content/locale.ts'
import type { Scenario } from '../../tcp/scenario.ts'
import { common, type Kind, localized, type PublicCommon, publicCommon, scenarioNamed, slug, unique } from '../kind.ts'

const error = z.strictObject({
  /** The sentence as it should stand. */
  correction: localized,
  why: localized,
  misconception: slug,
  see: slug.optional(),
})
const sentence = z
  .strictObject({ id: slug, text: localized, error: error.optional(), why: localized.optional() })
  .refine((one) => (one.error === undefined) !== (one.why === undefined), {
    path: ['why'],
    error: 'expected either an error with its correction, or the why of a sentence that is right',
  })

const schema = z
  .strictObject({
    ...common,
    kind: z.literal('spot-error'),
    text: z
      .array(sentence)
      .min(3, 'expected at least three sentences')
      .refine((all) => unique(all.map(({ id }) => id)), 'expected sentence ids that differ from each other')
      .refine((all) => all.some((one) => one.error), 'expected at least one sentence with an error')
      .refine((all) => all.some((one) => !one.error), 'expected at least one sentence without an error'),
  })
  .superRefine(({ text, see }, context) => {
    text.forEach((one, index) => {
      if (!one.error || one.error.see || see) return
      const path = ['text', index, 'error', 'see']
      context.addIssue({ code: 'custom', path, message: 'expected a run that shows it, here or for the question' })
    })
  })

type Question = z.infer<typeof schema>

export interface PublicSpotError extends PublicCommon {
  kind: 'spot-error'
  sentences: { id: string; text: string }[]
}

export interface SpotFeedback {
  /** Every sentence, in the order of the text; `correction` where it is wrong, `see` a run of its own that shows it. */
  sentences: {
    id: string
    marked: boolean
    wrong: boolean
    correction: Localized | null
    why: Localized
    see?: Scenario
  }[]
}

export const spotError = {
  schema,
  answerSchema: z.array(slug).refine(unique, 'expected each sentence once'),

  publicPart: (question, setting) => ({
    ...publicCommon(question, setting),
    kind: 'spot-error',
    sentences: question.text.map(({ id, text }) => ({ id, text: text[setting.locale] })),
  }),

  official: (question) => wrongIds(question),

  /** A point for each wrong sentence that is marked, less one for each right one, never below zero. */
  score(question, answer, world) {
    const stranger = answer.find((marked) => !question.text.some(({ id }) => id === marked))
    if (stranger) return { status: 'ungraded', reason: 'malformed', detail: `no sentence "${stranger}"` }
    const wrong = wrongIds(question)
    const found = answer.filter((marked) => wrong.includes(marked)).length
    const earned = Math.max(0, found - (answer.length - found))
    const sentences = question.text.map(({ id, error, why }) => ({
      id,
      marked: answer.includes(id),
      wrong: error !== undefined,
      correction: error?.correction ?? null,
      why: (error?.why ?? why)!,
      ...(error?.see && { see: scenarioNamed(world.scenarios, error.see) }),
    }))
    return { status: 'graded', earned, of: wrong.length, feedback: { sentences } }
  },

  /** An error that is left standing is one that the learner may believe. */
  misconceptions: (question, answer) =>
    question.text.flatMap(({ id, error }) => (error && !answer.includes(id) ? [error.misconception] : [])),
} satisfies Kind<Question, PublicSpotError, string[], SpotFeedback>

const wrongIds = ({ text }: Question) => text.filter((one) => one.error).map(({ id }) => id)
