import { z } from 'zod'
import { type Question, questionSchema } from './question.ts'

/** What is wrong in a questions.yaml: where in the document, and what was expected there. */
export interface ContentProblem {
  path: (string | number)[]
  expected: string
}

export type ParsedQuestions = { ok: true; questions: Question[] } | { ok: false; problems: ContentProblem[] }

const questionsFile = z.array(questionSchema, { error: 'expected a list of questions' })

export function parseQuestions(document: unknown): ParsedQuestions {
  const parsed = questionsFile.safeParse(document)
  if (parsed.success) return { ok: true, questions: parsed.data }
  return { ok: false, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue)) }
}

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
