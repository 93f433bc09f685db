import { z } from 'zod'

/** What stands at the head of a lesson's text: the content check and the server read it by the same rules. */
export const frontmatterSchema = z.strictObject({
  title: z.string().trim().min(1, 'expected a text'),
  summary: z.string().trim().min(1, 'expected a text'),
  minutes: z.int().min(5).max(30),
  unit: z.enum(['start', 'waves', 'wait', 'trouble', 'production']),
})
export type Frontmatter = z.infer<typeof frontmatterSchema>
