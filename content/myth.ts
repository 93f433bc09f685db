import { z } from 'zod'
import { localized } from '../quiz/kind.ts'

export const verdicts = ['wrong', 'imprecise', 'depends', 'outdated'] as const

/** A misconception that is told and written: claim, correction, run, lesson and source are those of its file. */
export const mythSchema = z.strictObject({
  misconception: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected the slug of a misconception'),
  verdict: z.enum(verdicts),
  /** What else there is to know. */
  more: localized,
})
export type Myth = z.infer<typeof mythSchema>

export const mythsSchema = z.array(mythSchema, { error: 'expected a list of myths' })
