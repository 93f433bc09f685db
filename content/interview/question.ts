import { z } from 'zod'
import { levels, rungs, topics } from '../../quiz/interview-names.ts'
import { localized, slug, text, unique } from '../../quiz/kind.ts'

const list = <Item extends z.ZodType<string>>(item: Item) =>
  z.array(item).refine(unique, 'expected entries that differ from each other')

/** One question of the interview bank, as content/interview/questions/SLUG.yaml holds it. */
export const interviewQuestionSchema = z.strictObject({
  /** Place in the bank. */
  number: z.int().min(1),
  level: z.enum(levels),
  topics: list(z.enum(topics)).min(1, 'expected at least one topic'),
  /** Asked nearly everywhere. */
  starred: z.boolean(),
  question: localized,
  /** Half a minute, spoken. */
  short: localized,
  /** Three minutes, spoken; paragraphs are separated by a blank line. */
  full: localized,
  weak: z.strictObject({ answer: localized, why: localized }),
  rubric: z
    .array(z.strictObject({ id: slug, text: localized }))
    .min(4, 'expected 4 to 7 key points')
    .max(7, 'expected 4 to 7 key points')
    .refine((points) => unique(points.map(({ id }) => id)), 'expected ids that differ from each other'),
  ladder: z
    .array(z.strictObject({ rung: z.enum(rungs), question: localized, answer: localized }))
    .refine(
      (ladder) => ladder.map(({ rung }) => rung).join() === rungs.join(),
      `expected the rungs ${rungs.join(', ')}, in this order`,
    ),
  /** What proves it: `library/SLUG` and `LESSON/NAME` are runs, `recording/NAME` is a kernel recording. */
  proof: z.string().regex(/^[a-z0-9-]+\/[a-z0-9_-]+$/, 'expected library/SLUG, LESSON/NAME or recording/NAME'),
  sources: list(text).min(1, 'expected at least one source'),
  /** For facts that age: the kernel that they were checked on. */
  kernel: z
    .strictObject({ version: z.string().regex(/^\d+\.\d+$/, 'expected a version such as "6.18"'), note: localized })
    .optional(),
  /** Machine-graded questions of the course on the same thing. */
  graded: list(slug),
  lessons: list(slug).min(1, 'expected at least one lesson'),
  /** What a weak answer shows. */
  misconceptions: list(slug),
})
export type InterviewQuestion = z.infer<typeof interviewQuestionSchema> & { slug: string }
