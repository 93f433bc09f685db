import { z } from 'zod'

/** Grows when an older program could misread what a newer one wrote. */
export const fileVersion = 1
export const fileFormat = 'four-waves-learner'

const mostAttempts = 20_000
const mostOthers = 20_000
const text = z.string().max(100)
const points = z.number().min(0).max(1000)
const when = z.iso.datetime().transform((value) => new Date(value))

const attempt = z
  .strictObject({
    id: z.uuid(),
    questionId: text.min(1),
    contentVersion: text,
    seed: z.int().min(0).max(0x7fffffff),
    variant: z.int().min(0).max(0x7fffffff).nullable(),
    answer: z.json(),
    bodyHash: text,
    status: z.enum(['graded', 'ticked', 'ungraded']),
    earned: points.nullable(),
    of: points.nullable(),
    feedback: z.json(),
    misconceptions: z.string().max(1000),
    mode: z.enum(['practice', 'check-up', 'review']),
    confidence: z.enum(['sure', 'guessing']).nullable(),
    locale: z.enum(['en', 'zh']).nullable(),
    elapsedMs: z.int().min(0).nullable(),
    hints: z.int().min(0).max(1000),
    imported: z.boolean(),
    sequence: z.int().min(1),
    createdAt: when,
  })
  .refine(
    ({ status, earned, of }) =>
      status !== 'ungraded' ? earned !== null && of !== null && of > 0 && earned <= of : earned === null && of === null,
    'expected points with a graded or ticked attempt, and none with an ungraded one',
  )

const result = z
  .strictObject({
    attemptId: z.uuid(),
    contentVersion: text,
    earned: points,
    of: points,
    reason: text,
    createdAt: when,
  })
  .refine(({ earned, of }) => of > 0 && earned <= of, 'expected points')

/** Everything that is kept about a learner, one list for each table. What is their own id stays out of it. */
export const fileSchema = z.strictObject({
  format: z.literal(fileFormat),
  version: z.literal(fileVersion),
  learner: z.strictObject({ createdAt: when }),
  attempts: z.array(attempt).max(mostAttempts),
  results: z.array(result).max(mostOthers),
  hints: z
    .array(
      z.strictObject({
        questionId: text,
        seed: z.int().min(0).max(0x7fffffff),
        hint: z.int().min(0).max(100),
        createdAt: when,
      }),
    )
    .max(mostOthers),
  visits: z
    .array(z.strictObject({ lesson: text.min(1), firstAt: when, lastAt: when, finishedAt: when.nullable() }))
    .max(1000),
  settings: z
    .strictObject({
      timeZone: z.string().max(64),
      reviewDate: z.string().max(10).nullable(),
      reviewPlanned: when.nullable(),
      streak: z.boolean(),
      updatedAt: when,
    })
    .nullable(),
  scenarios: z
    .array(z.strictObject({ id: text, name: text, scenario: z.json(), updatedAt: when }))
    .max(1000)
    .default([]),
  mocks: z
    .array(
      z.strictObject({
        id: text,
        state: z.json(),
        revision: z.int().min(0),
        startedAt: when,
        finishedAt: when.nullable(),
      }),
    )
    .max(1000)
    .default([]),
  /** Told, but taken over by nobody: an account is where it is. */
  merged: z.array(z.strictObject({ mergedAt: when })).optional(),
  account: z.unknown().optional(),
})
export type LearnerFile = z.infer<typeof fileSchema>
