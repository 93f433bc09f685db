import { z } from 'zod'
import type { Localized } from '../../content/locale.ts'
import {
  common,
  type Kind,
  localized,
  type PublicCommon,
  publicCommon,
  scenarioNamed,
  slug,
  unique,
  type World,
} from '../kind.ts'

const fromTrace = z.strictObject({
  scenario: slug,
  segment: z.int().min(0),
  field: z.enum(['seq', 'ack', 'len', 'at', 'arrives']),
})
const fromSource = z.strictObject({
  value: z.number(),
  tolerance: z.number().min(0).default(0),
  source: z.string().trim().min(1, 'expected where the number comes from'),
})

const schema = z.strictObject({
  ...common,
  kind: z.literal('number'),
  unit: localized.optional(),
  answer: z.union([fromTrace, fromSource]),
  why: localized,
  near: z
    .array(z.strictObject({ value: z.number(), why: localized, misconception: slug }))
    .default([])
    .refine(
      (near) => unique(near.map(({ value }) => String(value))),
      'expected near values that differ from each other',
    ),
})

type Question = z.infer<typeof schema>

export interface PublicNumber extends PublicCommon {
  kind: 'number'
  unit?: string
}

export interface NumberFeedback {
  given: number
  expected: number
  correct: boolean
  /** Why the number given is a likely one and still wrong. */
  near: Localized | null
  why: Localized
}

export const number = {
  schema,
  answerSchema: z.number(),

  publicPart: (question, setting) => ({
    ...publicCommon(question, setting),
    kind: 'number',
    ...(question.unit ? { unit: question.unit[setting.locale] } : {}),
  }),

  official: (question, world) => expectedNumber(question, world),

  score(question, given, world) {
    const expected = expectedNumber(question, world)
    const tolerance = 'value' in question.answer ? question.answer.tolerance : 0
    const correct = Math.abs(given - expected) <= tolerance
    const near = correct ? undefined : question.near.find(({ value }) => value === given)
    const feedback = { given, expected, correct, near: near?.why ?? null, why: question.why }
    return { status: 'graded', earned: correct ? 1 : 0, of: 1, feedback }
  },

  misconceptions: (question, given) => question.near.flatMap((one) => (one.value === given ? [one.misconception] : [])),
} satisfies Kind<Question, PublicNumber, number, NumberFeedback>

/** The content check proves that the segment and the field exist; a miss is a fault of the program. */
function expectedNumber({ id, answer }: Question, world: World): number {
  if ('value' in answer) return answer.value
  const trace = world.simulate(scenarioNamed(world.scenarios, answer.scenario))
  const value = trace.segments[answer.segment]?.[answer.field]
  if (typeof value === 'number') return value
  throw new Error(
    `"${id}" asks for ${answer.field} of segment ${answer.segment}, which "${answer.scenario}" does not have.`,
  )
}
