import { z } from 'zod'
import { common, type Kind, type PublicCommon, publicCommon, slug, unique } from '../kind.ts'
import { shuffled } from '../shuffle.ts'
import { misconceptionsOf, type OptionsFeedback, options, optionsFeedback, type PublicOption } from './one-choice.ts'

const schema = z.strictObject({
  ...common,
  kind: z.literal('several-choices'),
  options: options.refine(
    (all) => all.some(({ correct }) => correct),
    'expected at least one option with correct: true',
  ),
})

type Question = z.infer<typeof schema>

export interface PublicSeveralChoices extends PublicCommon {
  kind: 'several-choices'
  options: PublicOption[]
}

export const severalChoices = {
  schema,
  answerSchema: z.array(slug).refine(unique, 'expected each option at most once'),

  publicPart: (question, setting) => ({
    ...publicCommon(question, setting),
    kind: 'several-choices',
    options: shuffled(question.options, setting.seed, question.id).map(({ id, text }) => ({
      id,
      text: text[setting.locale],
    })),
  }),

  official: (question) => correctIds(question),

  /** A point for each right pick, less one for each wrong pick, never below zero. */
  score(question, answer) {
    const stranger = answer.find((picked) => !question.options.some(({ id }) => id === picked))
    if (stranger) return { status: 'ungraded', reason: 'malformed', detail: `no option "${stranger}"` }
    const right = new Set(correctIds(question))
    const rightPicks = answer.filter((picked) => right.has(picked)).length
    const earned = Math.max(0, rightPicks - (answer.length - rightPicks))
    return { status: 'graded', earned, of: right.size, feedback: optionsFeedback(question.options, answer) }
  },

  misconceptions: (question, answer) => misconceptionsOf(question.options, answer),
} satisfies Kind<Question, PublicSeveralChoices, string[], OptionsFeedback>

const correctIds = ({ options }: Question) => options.filter(({ correct }) => correct).map(({ id }) => id)
