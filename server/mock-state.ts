import { z } from 'zod'
import type { MockState } from '../quiz/interview/mock.ts'
import { levels, topics } from '../quiz/interview-names.ts'
import { slug } from '../quiz/kind.ts'

const ms = z.number().min(0).max(1e9)
const points = z.number().min(0).max(1000)
const said = z.string().max(4000)

const item = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open'), slug }),
  z.strictObject({ kind: z.literal('graded'), questionId: slug }),
])

const record = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('open'),
    slug,
    fromMs: ms,
    toMs: ms.nullable(),
    said,
    revealed: z.boolean(),
    ticked: z.array(slug).max(20).nullable(),
    of: z.int().min(0).max(20),
    rungs: z.array(z.strictObject({ said, revealed: z.boolean(), knew: z.boolean().nullable() })).max(10),
  }),
  z.strictObject({
    kind: z.literal('graded'),
    questionId: slug,
    fromMs: ms,
    toMs: ms.nullable(),
    earned: points.nullable(),
    of: points.nullable(),
  }),
])

/** A mock interview as a browser sends it. */
export const mockState: z.ZodType<MockState> = z.strictObject({
  level: z.enum(levels),
  minutes: z.number().min(1).max(240),
  topics: z.array(z.enum(topics)).max(topics.length),
  locale: z.enum(['en', 'zh']),
  items: z.array(item).min(1).max(40),
  records: z.array(record).max(40),
  usedMs: ms,
  runningSince: z.number().nullable(),
  finished: z.boolean(),
})
