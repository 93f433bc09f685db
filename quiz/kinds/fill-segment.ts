import { z } from 'zod'
import type { Localized } from '../../content/locale.ts'
import type { Host } from '../../tcp/scenario.ts'
import type { TraceSegment } from '../../tcp/trace.ts'
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
import { askedFlags, plainFlags } from '../segment-text.ts'

export const blankFields = ['flags', 'seq', 'ack', 'len'] as const
export type BlankField = (typeof blankFields)[number]

const flagSet = z.string().transform((text, context) => {
  const flags = plainFlags(text)
  if (flags) return flags
  context.addIssue({ code: 'custom', message: 'expected flags such as FIN,ACK' })
  return z.NEVER
})
/** null says that there is no such field: the acknowledgement number of a segment without ACK. */
const fieldNumber = z.int().min(0).nullable()

const near = { why: localized, misconception: slug }
const schema = z.strictObject({
  ...common,
  kind: z.literal('fill-segment'),
  /** Which segment of the run is asked for: its index in `trace.segments`. */
  moment: z.strictObject({ scenario: slug, segment: z.int().min(0) }),
  blank: z.array(z.enum(blankFields)).min(1, 'expected at least one field').refine(unique, 'expected each field once'),
  why: localized,
  near: z
    .array(
      z.union([
        z.strictObject({ field: z.literal('flags'), value: flagSet, ...near }),
        z.strictObject({ field: z.enum(['seq', 'ack', 'len']), value: fieldNumber, ...near }),
      ]),
    )
    .default([])
    .refine(
      (all) => unique(all.map(({ field, value }) => `${field} ${value}`)),
      'expected near values that differ from each other',
    ),
})

type Question = z.infer<typeof schema>
export type SegmentFields = Partial<Record<BlankField, string | number | null>>

/** A segment as it went over the wire, for the run that leads to the one asked for. */
export type PublicSegment = Pick<
  TraceSegment,
  'id' | 'at' | 'from' | 'flags' | 'seq' | 'ack' | 'len' | 'lost' | 'retransmission' | 'duplicate' | 'forged'
>

export interface PublicFillSegment extends PublicCommon {
  kind: 'fill-segment'
  before: PublicSegment[]
  at: number
  from: Host
  /** The fields of the segment that are shown. */
  given: SegmentFields
  blank: BlankField[]
  flagChoices: readonly string[]
}

export interface SegmentFeedback {
  fields: {
    field: BlankField
    given: string | number | null
    expected: string | number | null
    correct: boolean
    /** Why the value given is a likely one and still wrong. */
    near: Localized | null
  }[]
  why: Localized
}

export const fillSegment = {
  schema,
  answerSchema: z.strictObject({
    flags: flagSet.optional(),
    seq: fieldNumber.optional(),
    ack: fieldNumber.optional(),
    len: fieldNumber.optional(),
  }),

  publicPart(question, setting) {
    const { segments, asked } = momentOf(question, setting)
    const shown = blankFields.filter((field) => !question.blank.includes(field))
    return {
      ...publicCommon(question, setting),
      kind: 'fill-segment',
      before: segments.slice(0, asked.id).map(publicSegment),
      at: asked.at,
      from: asked.from,
      given: Object.fromEntries(shown.map((field) => [field, asked[field]])),
      blank: blankFields.filter((field) => question.blank.includes(field)),
      flagChoices: askedFlags,
    }
  },

  official(question, world) {
    const { asked } = momentOf(question, world)
    return Object.fromEntries(question.blank.map((field) => [field, expectedOf(asked, field)]))
  },

  /** A point for each field. */
  score(question, answer, world) {
    const { asked } = momentOf(question, world)
    const missing = question.blank.find((field) => answer[field] === undefined)
    if (missing) return { status: 'ungraded', reason: 'malformed', detail: `${missing} is missing` }
    const fields = question.blank.map((field) => {
      const given = answer[field] ?? null
      const expected = expectedOf(asked, field)
      const correct = given === expected
      const close = correct ? undefined : nearOf(question, field, given)
      return { field, given, expected, correct, near: close?.why ?? null }
    })
    const earned = fields.filter(({ correct }) => correct).length
    return { status: 'graded', earned, of: fields.length, feedback: { fields, why: question.why } }
  },

  misconceptions: (question, answer) =>
    question.blank.flatMap((field) => nearOf(question, field, answer[field] ?? null)?.misconception ?? []),
} satisfies Kind<Question, PublicFillSegment, SegmentFields, SegmentFeedback>

/** The content check proves that the segment exists; a miss is a fault of the program. */
function momentOf({ id, moment }: Question, world: World) {
  const { segments } = world.simulate(scenarioNamed(world.scenarios, moment.scenario))
  const asked = segments[moment.segment]
  if (!asked) throw new Error(`"${id}" asks for segment ${moment.segment}, which "${moment.scenario}" does not have.`)
  return { segments, asked }
}

const expectedOf = (segment: TraceSegment, field: BlankField) =>
  field === 'flags' ? plainFlags(segment.flags) : segment[field]

const nearOf = ({ near }: Question, field: BlankField, value: string | number | null) =>
  near.find((one) => one.field === field && one.value === value)

function publicSegment(segment: TraceSegment): PublicSegment {
  const { id, at, from, flags, seq, ack, len, lost, retransmission, duplicate, forged } = segment
  return {
    id,
    at,
    from,
    flags,
    seq,
    ack,
    len,
    ...(lost && { lost }),
    ...(retransmission && { retransmission }),
    ...(duplicate && { duplicate }),
    ...(forged && { forged }),
  }
}
