import type { z } from 'zod'
import { problemsOf } from '../../quiz/content.ts'
import { type GlossaryTerm, termSchema } from '../glossary/glossary.ts'
import { locales } from '../locale.ts'
import { type Myth, mythSchema } from '../myth.ts'
import { readDocument } from './document.ts'
import type { Files, Problem } from './problem.ts'

const fewestMyths = 20

/** The glossary: every term once, every spelling of one term only, every lesson there. */
export function glossaryProblems(files: Files, lessons: ReadonlySet<string>): Problem[] {
  const { file, entries, lineOf, problems } = readList(files, 'glossary/terms.yaml', termSchema)
  const seen = new Map<string, string>()
  return [
    ...problems,
    ...twice(
      file,
      entries.map(({ slug }) => slug),
      lineOf,
    ),
    ...entries.flatMap((term: GlossaryTerm, index) => [
      ...(lessons.has(term.lesson)
        ? []
        : [{ file, line: lineOf([index, 'lesson']), text: `there is no lesson "${term.lesson}"` }]),
      ...locales.flatMap((locale) =>
        term.forms[locale].flatMap((form) => {
          const key = `${locale} ${form.toLowerCase()}`
          const owner = seen.get(key)
          seen.set(key, term.slug)
          const line = lineOf([index, 'forms', locale])
          return owner ? [{ file, line, text: `"${form}" is already a spelling of ${owner}` }] : []
        }),
      ),
    ]),
  ]
}

/** The myths: each is a misconception with a file of its own. */
export function mythProblems(files: Files): Problem[] {
  const { file, entries, lineOf, problems } = readList(files, 'myths.yaml', mythSchema)
  const few = `${entries.length} myths; expected at least ${fewestMyths}`
  return [
    ...problems,
    ...twice(
      file,
      entries.map(({ misconception }) => misconception),
      lineOf,
    ),
    ...(problems.length === 0 && entries.length < fewestMyths ? [{ file, line: 1, text: few }] : []),
    ...entries.flatMap(({ misconception }: Myth, index) => {
      const line = lineOf([index, 'misconception'])
      const text = `there is no content/misconceptions/${misconception}.yaml`
      return files.has(`misconceptions/${misconception}.yaml`) ? [] : [{ file, line, text }]
    }),
  ]
}

function readList<Entry>(files: Files, file: string, schema: z.ZodType<Entry>) {
  const text = files.get(file)
  const none = { file, entries: [] as Entry[], lineOf: (_: (string | number)[]) => 1 }
  if (text === undefined) return { ...none, problems: [{ file, line: 1, text: 'expected this file, there is none' }] }
  const document = readDocument(file, text)
  if (document.problems.length > 0) return { ...none, problems: document.problems }
  if (!Array.isArray(document.value)) return { ...none, problems: [{ file, line: 1, text: 'expected a list' }] }
  const parsed = document.value.map((value) => schema.safeParse(value))
  const problems = parsed.flatMap((one, index) =>
    one.success
      ? []
      : one.error.issues
          .flatMap((issue) => problemsOf(issue, [index]))
          .map(({ path, expected }) => ({ file, line: document.lineOf(path), text: `${path.join('.')}: ${expected}` })),
  )
  const entries = problems.length > 0 ? [] : parsed.flatMap(({ data }) => data ?? [])
  return { file, entries, lineOf: document.lineOf, problems }
}

const twice = (file: string, names: string[], lineOf: (path: (string | number)[]) => number): Problem[] =>
  names.flatMap((name, index) =>
    names.indexOf(name) < index ? [{ file, line: lineOf([index]), text: `"${name}" stands here twice` }] : [],
  )
