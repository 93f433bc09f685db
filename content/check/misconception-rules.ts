import { problemsOf } from '../../quiz/content.ts'
import { namedMisconceptions } from '../../quiz/misconceptions.ts'
import { misconceptionSchema } from '../misconception.ts'
import { readDocument } from './document.ts'
import type { LessonUnderCheck } from './lesson.ts'
import type { Files, Problem } from './problem.ts'

const fileOf = (slug: string) => `misconceptions/${slug}.yaml`

/** Every misconception that an answer names has its file, every file is named by an answer, and its run exists. */
export function misconceptionProblems(
  files: Files,
  lessons: readonly LessonUnderCheck[],
  exercises: readonly LessonUnderCheck[] = [],
): Problem[] {
  const own = [...files.keys()].filter((path) => /^misconceptions\/.*\.yaml$/.test(path))
  const named = [...lessons, ...exercises].flatMap((lesson) =>
    lesson.questions.flatMap((question) =>
      namedMisconceptions(question).map(({ slug, path }) => ({
        slug,
        file: lesson.questionsFile,
        line: lesson.lineOfQuestion(question.id, path),
      })),
    ),
  )
  const complete = lessons.every(({ questionsComplete }) => questionsComplete)
  const used = new Set(named.map(({ slug }) => fileOf(slug)))
  return [
    ...named
      .filter(({ slug }) => !files.has(fileOf(slug)))
      .map(({ slug, file, line }) => ({ file, line, text: `there is no content/${fileOf(slug)}` })),
    ...own.flatMap((file) => fileProblems(file, files, lessons)),
    ...own
      .filter((file) => complete && !used.has(file))
      .map((file) => ({ file, line: 1, text: 'expected an answer that names it, no question does' })),
  ]
}

function fileProblems(file: string, files: Files, lessons: readonly LessonUnderCheck[]): Problem[] {
  const document = readDocument(file, files.get(file)!)
  if (document.problems.length > 0) return document.problems
  const parsed = misconceptionSchema.safeParse(document.value)
  if (!parsed.success) {
    return parsed.error.issues
      .flatMap((issue) => problemsOf(issue))
      .map(({ path, expected }) => ({ file, line: document.lineOf(path), text: `${path.join('.')}: ${expected}` }))
  }
  const { lesson, scenario } = parsed.data
  const problems: Problem[] = []
  if (!lessons.some(({ slug }) => slug === lesson)) {
    problems.push({ file, line: document.lineOf(['lesson']), text: `there is no lesson "${lesson}"` })
  }
  if (!scenarioExists(scenario, files, lessons)) {
    problems.push({ file, line: document.lineOf(['scenario']), text: `there is no scenario "${scenario}"` })
  }
  return problems
}

function scenarioExists(scenario: string, files: Files, lessons: readonly LessonUnderCheck[]): boolean {
  const [place, name = ''] = scenario.split('/')
  if (place !== 'library') {
    return lessons.some(({ slug, scenarioNames }) => slug === place && scenarioNames.includes(name))
  }
  const library = readDocument('', files.get('scenarios/library.yaml') ?? '').value
  return Array.isArray(library) && library.some(({ slug }) => slug === name)
}
