import { z } from 'zod'
import type { Localized } from '../../content/locale.ts'
import { common, type Kind, localized, type PublicCommon, publicCommon, slug, unique } from '../kind.ts'
import { shuffled } from '../shuffle.ts'

type Pair = [string, string]

const schema = z
  .strictObject({
    ...common,
    kind: z.literal('order-steps'),
    /** In the right order. */
    steps: z
      .array(z.strictObject({ id: slug, text: localized }))
      .min(3, 'expected at least three steps')
      .refine((steps) => unique(steps.map(({ id }) => id)), 'expected step ids that differ from each other'),
    /** Where several orders are right: only these pairs must hold. */
    before: z
      .array(z.tuple([slug, slug]))
      .min(1, 'expected at least one pair')
      .optional(),
    why: localized,
  })
  .superRefine((question, context) => {
    const place = placesOf(idsOf(question.steps))
    question.before?.forEach(([first, then], index) => {
      if (first in place && then in place && place[first]! < place[then]!) return
      const path = ['before', index]
      context.addIssue({ code: 'custom', path, message: `expected two steps in the order in which they are listed` })
    })
  })

type Question = z.infer<typeof schema>

export interface PublicOrderSteps extends PublicCommon {
  kind: 'order-steps'
  steps: { id: string; text: string }[]
}

export interface OrderFeedback {
  given: string[]
  solution: string[]
  /** Pairs that the answer has the wrong way round: the first of each belongs before the second. */
  broken: Pair[]
  why: Localized
}

export const orderSteps = {
  schema,
  answerSchema: z.array(slug).refine(unique, 'expected each step once'),

  publicPart: (question, setting) => ({
    ...publicCommon(question, setting),
    kind: 'order-steps',
    steps: startingOrder(question, setting.seed).map(({ id, text }) => ({ id, text: text[setting.locale] })),
  }),

  official: (question) => idsOf(question.steps),

  /** A point for each pair in the right order. */
  score(question, given) {
    const solution = idsOf(question.steps)
    if (given.length !== solution.length || !given.every((id) => solution.includes(id))) {
      return { status: 'ungraded', reason: 'malformed', detail: 'each step must be given once' }
    }
    const pairs = pairsOf(question)
    const broken = brokenPairs(pairs, given)
    const feedback = { given, solution, broken, why: question.why }
    return { status: 'graded', earned: pairs.length - broken.length, of: pairs.length, feedback }
  },

  misconceptions: () => [],
} satisfies Kind<Question, PublicOrderSteps, string[], OrderFeedback>

/** A shuffle that is not already a right answer; reversed, every pair is the wrong way round. */
function startingOrder(question: Question, seed: number): Question['steps'] {
  const order = shuffled(question.steps, seed, question.id)
  const solved = brokenPairs(pairsOf(question), idsOf(order)).length === 0
  return solved ? order.reverse() : order
}

function pairsOf({ steps, before }: Question): Pair[] {
  return before ?? steps.flatMap((first, index) => steps.slice(index + 1).map((then): Pair => [first.id, then.id]))
}

function brokenPairs(pairs: readonly Pair[], given: readonly string[]): Pair[] {
  const place = placesOf(given)
  return pairs.filter(([first, then]) => place[first]! > place[then]!)
}

const idsOf = (steps: readonly { id: string }[]) => steps.map(({ id }) => id)

const placesOf = (ids: readonly string[]): Record<string, number> =>
  Object.fromEntries(ids.map((id, index) => [id, index]))
