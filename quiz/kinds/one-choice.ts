import { z } from 'zod'
import type { Localized } from '../../content/locale.ts'
import { common, type Kind, localized, type PublicCommon, publicCommon, slug, unique } from '../kind.ts'
import { shuffled } from '../shuffle.ts'

const option = z
  .strictObject({
    id: slug,
    correct: z.boolean().optional(),
    text: localized,
    why: localized,
    misconception: slug.optional(),
  })
  .refine((one) => one.correct || one.misconception, {
    path: ['misconception'],
    error: 'expected the slug of the misconception that this wrong option stands for',
  })
  .refine((one) => !one.correct || !one.misconception, {
    path: ['misconception'],
    error: 'expected no misconception on a correct option',
  })

export const options = z
  .array(option)
  .min(2, 'expected at least two options')
  .refine((all) => unique(all.map(({ id }) => id)), 'expected option ids that differ from each other')

const schema = z.strictObject({
  ...common,
  kind: z.literal('one-choice'),
  options: options.refine(
    (all) => all.filter(({ correct }) => correct).length === 1,
    'expected exactly one option with correct: true',
  ),
})

type Question = z.infer<typeof schema>
export type Option = z.infer<typeof option>

export interface PublicOption {
  id: string
  text: string
}

export interface PublicOneChoice extends PublicCommon {
  kind: 'one-choice'
  options: PublicOption[]
}

export interface OptionsFeedback {
  options: { id: string; chosen: boolean; correct: boolean; why: Localized }[]
}

export const oneChoice = {
  schema,
  answerSchema: slug,

  publicPart: (question, setting) => ({
    ...publicCommon(question, setting),
    kind: 'one-choice',
    options: shuffled(question.options, setting.seed, question.id).map(({ id, text }) => ({
      id,
      text: text[setting.locale],
    })),
  }),

  official: (question) => question.options.find(({ correct }) => correct)!.id,

  score(question, answer) {
    const chosen = question.options.find(({ id }) => id === answer)
    if (!chosen) return { status: 'ungraded', reason: 'malformed', detail: `no option "${answer}"` }
    const earned = chosen.correct ? 1 : 0
    return { status: 'graded', earned, of: 1, feedback: optionsFeedback(question.options, [answer]) }
  },

  misconceptions: (question, answer) => misconceptionsOf(question.options, [answer]),
} satisfies Kind<Question, PublicOneChoice, string, OptionsFeedback>

export const optionsFeedback = (all: readonly Option[], chosen: readonly string[]): OptionsFeedback => ({
  options: all.map(({ id, correct, why }) => ({ id, chosen: chosen.includes(id), correct: correct === true, why })),
})

export const misconceptionsOf = (all: readonly Option[], chosen: readonly string[]): string[] =>
  all.flatMap(({ id, misconception }) => (misconception && chosen.includes(id) ? [misconception] : []))
