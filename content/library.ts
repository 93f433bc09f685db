import { z } from 'zod'
import { localized } from '../quiz/kind.ts'

/** Groups of the library, in the order shown; their names are messages (`workbench.group`). */
export const libraryGroups = ['waves', 'lost', 'wait', 'reuse', 'reset', 'silence', 'opening', 'link'] as const
export type LibraryGroup = (typeof libraryGroups)[number]

/**
 * One scenario of the library. It is the scenario of the kernel recording that the entry names, or the file
 * `<slug>.json` beside the list.
 */
export const libraryEntrySchema = z.strictObject({
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower case words joined by hyphens'),
  group: z.enum(libraryGroups),
  /** 1: read without knowing anything; 3: for those who know the states by heart. */
  level: z.int().min(1).max(3),
  /** Slug of the lesson that explains it. */
  lesson: z.string().regex(/^[a-z0-9-]+$/),
  recording: z.nullable(z.string().regex(/^[a-z0-9_]+$/)),
  title: localized,
  sentence: localized,
})
export type LibraryEntry = z.infer<typeof libraryEntrySchema>

export const librarySchema = z.array(libraryEntrySchema)
