import { problemsOf } from '../../quiz/content.ts'
import { parseScenario } from '../../tcp/schema.ts'
import { type LibraryEntry, libraryEntrySchema } from '../library.ts'
import { locales } from '../locale.ts'
import { readDocument, type SourceDocument } from './document.ts'
import type { Files, Problem } from './problem.ts'

const list = 'scenarios/library.yaml'
const fewest = 30

/** The library of the sandbox. `recordings` are the names of those that there are, `lessons` the slugs. */
export function libraryProblems(
  files: Files,
  recordings: ReadonlySet<string>,
  lessons: ReadonlySet<string>,
): Problem[] {
  const text = files.get(list)
  if (text === undefined) return [{ file: list, line: 1, text: 'expected this file, there is none' }]
  const document = readDocument(list, text)
  if (document.problems.length > 0) return document.problems
  if (!Array.isArray(document.value)) return [{ file: list, line: 1, text: 'expected a list of scenarios' }]
  const entries = document.value.map((value, index) => readEntry(document, value, index))
  const good = entries.flatMap(({ entry }) => entry ?? [])
  return [
    ...entries.flatMap(({ problems }) => problems),
    ...entries.flatMap(({ entry }, index) =>
      entry ? referenceProblems(files, document, entry, index, recordings, lessons) : [],
    ),
    ...twiceProblems(document, entries),
    ...strayProblems(files, good),
    ...(entries.length < fewest
      ? [{ file: list, line: 1, text: `expected at least ${fewest} scenarios, there are ${entries.length}` }]
      : []),
  ]
}

interface Read {
  entry: LibraryEntry | null
  problems: Problem[]
}

function readEntry(document: SourceDocument, value: unknown, index: number): Read {
  const parsed = libraryEntrySchema.safeParse(value)
  if (parsed.success) return { entry: parsed.data, problems: [] }
  const found = parsed.error.issues.flatMap((issue) => problemsOf(issue))
  const problems = found.map(({ path, expected }) => ({
    file: list,
    line: document.lineOf([index, ...path]),
    text: `${path.join('.')}: ${expected}`,
  }))
  return { entry: null, problems }
}

const scenarioFile = (slug: string) => `scenarios/${slug}.json`

function referenceProblems(
  files: Files,
  document: SourceDocument,
  { slug, lesson, recording }: LibraryEntry,
  index: number,
  recordings: ReadonlySet<string>,
  lessons: ReadonlySet<string>,
): Problem[] {
  const at = (key: string, text: string): Problem => ({ file: list, line: document.lineOf([index, key]), text })
  const file = scenarioFile(slug)
  const own = files.get(file)
  const problems: Problem[] = []
  if (!lessons.has(lesson)) problems.push(at('lesson', `there is no lesson "${lesson}"`))
  if (recording && !recordings.has(recording)) problems.push(at('recording', `there is no recording "${recording}"`))
  if (recording && own !== undefined)
    problems.push(at('recording', `expected a recording or content/${file}, there are both`))
  if (!recording && own === undefined) problems.push(at('slug', `there is no content/${file}`))
  return own === undefined ? problems : [...problems, ...scenarioProblems(file, own)]
}

function scenarioProblems(file: string, text: string): Problem[] {
  const document = readDocument(file, text)
  if (document.problems.length > 0) return document.problems
  const parsed = parseScenario(document.value)
  return parsed.ok
    ? []
    : parsed.problems.map(({ path, expected }) => ({ file, line: 1, text: `${path}: expected ${expected}` }))
}

/** A slug names one scenario, and so does a title. */
function twiceProblems(document: SourceDocument, entries: readonly Read[]): Problem[] {
  const seen = new Set<string>()
  return entries.flatMap(({ entry }, index) => {
    if (!entry) return []
    const names = [entry.slug, ...locales.map((locale) => entry.title[locale])]
    const again = names.filter((name) => seen.has(name))
    for (const name of names) seen.add(name)
    return again.map((name) => ({ file: list, line: document.lineOf([index]), text: `"${name}" is there twice` }))
  })
}

function strayProblems(files: Files, entries: readonly LibraryEntry[]): Problem[] {
  const named = new Set(entries.map(({ slug }) => scenarioFile(slug)))
  return [...files.keys()]
    .filter((path) => /^scenarios\/.*\.json$/.test(path) && !named.has(path))
    .map((file) => ({ file, line: 1, text: `expected an entry of ${list} that names it` }))
}
