import { problemsOf } from '../../quiz/content.ts'
import type { World } from '../../quiz/kind.ts'
import { parseScenario } from '../../tcp/schema.ts'
import { type InterviewQuestion, interviewQuestionSchema } from '../interview/question.ts'
import { locales } from '../locale.ts'
import { type Path, readDocument } from './document.ts'
import type { LessonUnderCheck } from './lesson.ts'
import type { Files, Problem } from './problem.ts'
import { lengthOf } from './text-length.ts'

/** From and to, in words of English and characters of Chinese: what half a minute and three minutes of speech hold. */
const lengths = {
  short: { en: [35, 110], zh: [60, 220] },
  full: { en: [150, 450], zh: [240, 900] },
} as const
const units = { en: 'words', zh: 'characters' }

type Read = InterviewQuestion & { file: string; lineOf: (path: Path) => number }

/** The interview bank: every question complete, what it names exists, and its proof runs. */
export function interviewProblems(
  files: Files,
  lessons: readonly LessonUnderCheck[],
  recordings: ReadonlySet<string>,
  simulate: World['simulate'],
): Problem[] {
  const own = [...files.keys()].filter((path) => path.startsWith('interview/questions/'))
  const read = own.map((file) => readQuestion(file, files.get(file)!))
  const good = read.flatMap(({ question }) => question ?? [])
  return [
    ...read.flatMap(({ problems }) => problems),
    ...twiceProblems(good),
    ...good.flatMap((question) => [
      ...lengthProblems(question),
      ...codeProblems(question),
      ...referenceProblems(question, files, lessons),
      ...proofProblems(question, files, lessons, recordings, simulate),
    ]),
  ]
}

/** Addresses below /interview that are no questions. */
const taken = ['mock', 'print', 'drills', 'stack-bugs', 'counterexamples']

function readQuestion(file: string, text: string): { question?: Read; problems: Problem[] } {
  const [, slug] = /^interview\/questions\/([a-z0-9]+(?:-[a-z0-9]+)*)\.yaml$/.exec(file) ?? []
  if (!slug) return { problems: [{ file, line: 1, text: 'expected a file name such as why-four.yaml' }] }
  if (taken.includes(slug)) return { problems: [{ file, line: 1, text: `/interview/${slug} is another page` }] }
  const { value, problems, lineOf } = readDocument(file, text)
  if (problems.length > 0) return { problems }
  const parsed = interviewQuestionSchema.safeParse(value)
  if (parsed.success) return { question: { ...parsed.data, slug, file, lineOf }, problems: [] }
  return {
    problems: parsed.error.issues
      .flatMap((issue) => problemsOf(issue))
      .map(({ path, expected }) => ({ file, line: lineOf(path), text: `${path.join('.')}: ${expected}` })),
  }
}

function twiceProblems(questions: readonly Read[]): Problem[] {
  const holder = new Map<string, string>()
  return questions.flatMap(({ number, question, file, lineOf }) => {
    const names = [String(number), ...locales.map((locale) => question[locale])]
    return names.flatMap((name, index): Problem[] => {
      const first = holder.get(name)
      holder.set(name, first ?? file)
      const path = index === 0 ? ['number'] : ['question', locales[index - 1]!]
      return first ? [{ file, line: lineOf(path), text: `"${name}" already stands in ${first}` }] : []
    })
  })
}

function lengthProblems(question: Read): Problem[] {
  return (['short', 'full'] as const).flatMap((field) =>
    locales.flatMap((locale): Problem[] => {
      const [from, to] = lengths[field][locale]
      const length = lengthOf(question[field][locale], locale)
      if (length >= from && length <= to) return []
      const text = `${field}.${locale}: ${length} ${units[locale]}; expected ${from} to ${to}`
      return [{ file: question.file, line: question.lineOf([field, locale]), text }]
    }),
  )
}

/** A backtick that nothing closes would turn the rest of a text into code. */
function codeProblems({ file, lineOf, slug: _, ...question }: Read): Problem[] {
  const odd = (paragraph: string) => paragraph.split('`').length % 2 === 0
  return textsIn(question)
    .filter(({ text }) => text.split(/\n\s*\n/).some(odd))
    .map(({ path }) => ({ file, line: lineOf(path), text: `${path.join('.')}: expected backticks in pairs` }))
}

function textsIn(value: unknown, path: Path = []): { text: string; path: Path }[] {
  if (typeof value === 'string') return [{ text: value, path }]
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...path, key]))
}

function referenceProblems(question: Read, files: Files, lessons: readonly LessonUnderCheck[]): Problem[] {
  const missing = (field: 'graded' | 'lessons' | 'misconceptions', what: string, exists: (name: string) => boolean) =>
    question[field].flatMap((name, index): Problem[] =>
      exists(name)
        ? []
        : [{ file: question.file, line: question.lineOf([field, index]), text: `there is no ${what} "${name}"` }],
    )
  const complete = lessons.every(({ questionsComplete }) => questionsComplete)
  return [
    ...missing('lessons', 'lesson', (name) => lessons.some(({ slug }) => slug === name)),
    ...missing('misconceptions', 'misconception', (name) => files.has(`misconceptions/${name}.yaml`)),
    ...missing(
      'graded',
      'question',
      (name) => !complete || lessons.some(({ questions }) => questions.some(({ id }) => id === name)),
    ),
  ]
}

function proofProblems(
  { proof, file, lineOf }: Read,
  files: Files,
  lessons: readonly LessonUnderCheck[],
  recordings: ReadonlySet<string>,
  simulate: World['simulate'],
): Problem[] {
  const fault = (text: string): Problem[] => [{ file, line: lineOf(['proof']), text: `proof: ${text}` }]
  const [place = '', name = ''] = proof.split('/')
  if (place === 'recording') return recordings.has(name) ? [] : fault(`there is no recording "${name}"`)
  if (place === 'library') {
    const library = readDocument('', files.get('scenarios/library.yaml') ?? '').value
    const entry = Array.isArray(library) ? library.find(({ slug }) => slug === name) : undefined
    if (!entry) return fault(`the library has no "${name}"`)
    if (entry.recording) return []
    const parsed = parseScenario(readDocument('', files.get(`scenarios/${name}.json`) ?? '').value)
    return parsed.ok && simulate(parsed.scenario).segments.length > 0 ? [] : fault(`"${proof}" does not run`)
  }
  const lesson = lessons.find(({ slug }) => slug === place)
  if (!lesson?.scenarioNames.includes(name)) return fault(`there is no scenario "${proof}"`)
  const scenario = lesson.scenarios[name]
  return scenario && simulate(scenario).segments.length > 0 ? [] : fault(`"${proof}" does not run`)
}
