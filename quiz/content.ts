import type { z } from 'zod'
import { type LessonQuestion, lessonQuestionSchema } from './question.ts'
import { drawValues, filled, pageSeed, readNames, variationSchema } from './variation.ts'

/** What is wrong in a questions.yaml: where in the document, and what was expected there. */
export interface ContentProblem {
  path: (string | number)[]
  expected: string
}

export type ParsedQuestions = { ok: true; questions: LessonQuestion[] } | { ok: false; problems: ContentProblem[] }

export function parseQuestions(document: unknown): ParsedQuestions {
  if (!Array.isArray(document)) return { ok: false, problems: [{ path: [], expected: 'expected a list of questions' }] }
  const parsed = document.map(parseQuestion)
  const problems = parsed.flatMap((one, index) =>
    one.ok ? [] : one.problems.map(({ path, expected }) => ({ path: [index, ...path], expected })),
  )
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, questions: parsed.flatMap((one) => (one.ok ? [one.question] : [])) }
}

type ParsedQuestion = { ok: true; question: LessonQuestion } | { ok: false; problems: ContentProblem[] }

function parseQuestion(source: unknown): ParsedQuestion {
  if (typeof source === 'object' && source !== null && 'vary' in source) return parseVaried(source)
  const parsed = lessonQuestionSchema.safeParse(source)
  return parsed.success ? { ok: true, question: parsed.data } : refused(parsed.error)
}

/** A question that varies is a template: what it is for the seed of the page stands for all of its variants. */
function parseVaried(source: { vary?: unknown; set?: unknown }): ParsedQuestion {
  const { vary, set, ...template } = source
  const parsed = variationSchema.safeParse({ vary, ...(set !== undefined && { set }) })
  if (!parsed.success) return refused(parsed.error)
  const unread = readNames(parsed.data).map(({ name }) => [name, 0])
  const values = { ...drawValues(parsed.data, pageSeed, ''), ...Object.fromEntries(unread) }
  try {
    const question = lessonQuestionSchema.safeParse(filled(template, values))
    if (!question.success) return refused(question.error)
    return { ok: true, question: { ...question.data, variation: { ...parsed.data, template } } }
  } catch (error) {
    return { ok: false, problems: [{ path: [], expected: (error as Error).message }] }
  }
}

const refused = (error: z.ZodError): ParsedQuestion => ({
  ok: false,
  problems: error.issues.flatMap((issue) => problemsOf(issue)),
})

export function problemsOf(issue: z.core.$ZodIssue, at: PropertyKey[] = []): ContentProblem[] {
  const path = [...at, ...issue.path]
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return closest(issue.errors).flatMap((inner) => problemsOf(inner, path))
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: plain([...path, key]), expected: `expected no "${key}" here` }))
  }
  return [{ path: plain(path), expected: issue.message.replace(/^Invalid (input|option): /, '') }]
}

/** Of the shapes that a value may have, the one that it misses by least. */
const closest = (branches: z.core.$ZodIssue[][]) =>
  branches.reduce((best, one) => (misses(one) < misses(best) ? one : best))

const misses = (issues: z.core.$ZodIssue[]) =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0)

const plain = (path: PropertyKey[]) => path.map((step) => (typeof step === 'symbol' ? String(step) : step))
