import { z } from 'zod'
import type { Localized } from '../../content/locale.ts'
import { type Rung, rungs } from '../interview-names.ts'
import { common, type Kind, localized, type PublicCommon, publicCommon, slug, unique } from '../kind.ts'

const schema = z.strictObject({
  ...common,
  kind: z.literal('open'),
  short: localized,
  full: localized,
  rubric: z.array(z.strictObject({ id: slug, text: localized })).min(1),
  ladder: z.array(z.strictObject({ rung: z.enum(rungs), question: localized, answer: localized })),
})

type Question = z.infer<typeof schema>

/** Nothing is hidden: the learner says the answer, looks at this one, and ticks what was said. */
export interface PublicOpen extends PublicCommon {
  kind: 'open'
  short: string
  full: string
  rubric: { id: string; text: string }[]
  ladder: { rung: Rung; question: string; answer: string }[]
}

/** Ids of the key points that the learner says to have named. What was said stays with the learner. */
export interface OpenAnswer {
  ticked: string[]
}

export interface OpenFeedback {
  points: { id: string; text: Localized; ticked: boolean }[]
}

/** An open answer of an interview: no machine grades it, the learner ticks it against the rubric. */
export const open = {
  schema,
  answerSchema: z.strictObject({ ticked: z.array(slug).refine(unique, 'expected each key point at most once') }),

  publicPart: (question, setting) => ({
    ...publicCommon(question, setting),
    kind: 'open',
    short: question.short[setting.locale],
    full: question.full[setting.locale],
    rubric: question.rubric.map(({ id, text }) => ({ id, text: text[setting.locale] })),
    ladder: question.ladder.map(({ rung, question: asked, answer }) => ({
      rung,
      question: asked[setting.locale],
      answer: answer[setting.locale],
    })),
  }),

  official: ({ rubric }) => ({ ticked: rubric.map(({ id }) => id) }),

  score({ rubric }, { ticked }) {
    const stranger = ticked.find((id) => !rubric.some((point) => point.id === id))
    if (stranger) return { status: 'ungraded', reason: 'malformed', detail: `no key point "${stranger}"` }
    const points = rubric.map(({ id, text }) => ({ id, text, ticked: ticked.includes(id) }))
    return { status: 'ticked', earned: ticked.length, of: rubric.length, feedback: { points } }
  },

  misconceptions: () => [],
} satisfies Kind<Question, PublicOpen, OpenAnswer, OpenFeedback>
