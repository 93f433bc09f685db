import { z } from 'zod'
import { localized, text } from '../quiz/kind.ts'

/** Something wrong that people believe, as content/misconceptions/SLUG.yaml holds it; wrong answers name it by its slug. */
export const misconceptionSchema = z.strictObject({
  /** What one believes, in one sentence. */
  claim: localized,
  correction: localized,
  /** Slug of the lesson that explains it. */
  lesson: z.string().regex(/^[a-z0-9-]+$/, 'expected the slug of a lesson'),
  /** A run that refutes it: `LESSON/NAME`, or `library/SLUG`. */
  scenario: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'expected LESSON/NAME or library/SLUG'),
  source: text,
})
export type Misconception = z.infer<typeof misconceptionSchema>
