import { z } from 'zod'
import { localized, text } from '../../quiz/kind.ts'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a slug such as time-wait')

export const termSchema = z.strictObject({
  slug,
  /** The one spelling of the term in each language; states as `ss` and /proc name them. */
  term: localized,
  /** As RFC 9293 spells it, where that differs. */
  rfc: text.optional(),
  /** Spellings in running text whose first use in a lesson is linked. */
  forms: z.strictObject({ en: z.array(text), zh: z.array(text) }),
  text: localized,
  /** Slug of the lesson that explains it. */
  lesson: slug,
})
export type GlossaryTerm = z.infer<typeof termSchema>

export const glossarySchema = z.array(termSchema, { error: 'expected a list of terms' })
