import { problemsOf } from '../../quiz/content.ts'
import { hosts } from '../../tcp/scenario.ts'
import { states } from '../../tcp/trace.ts'
import { frontmatterSchema } from '../frontmatter.ts'
import { locales } from '../locale.ts'
import { readDocument } from './document.ts'
import type { LessonUnderCheck } from './lesson.ts'
import { type Page, type Piece, readPage } from './page.ts'
import type { Files, Problem } from './problem.ts'
import { translationProblems } from './translation-rules.ts'

type Rule = (value: string, lesson: LessonUnderCheck) => string | null

const oneOf =
  (allowed: readonly string[]): Rule =>
  (value) =>
    allowed.includes(value) ? null : `expected one of ${allowed.join(', ')}, not "${value}"`
const someText: Rule = (value) => (value.trim() ? null : 'expected a text')
const wholeNumber: Rule = (value) =>
  /^\d+$/.test(value) ? null : `expected a whole number of milliseconds, not "${value}"`
const scenario: Rule = (value, { scenarioNames }) => oneOf(scenarioNames)(value, {} as never)
const question: Rule = (value, { questions, questionsComplete }) =>
  !questionsComplete || questions.some(({ id }) => id === value)
    ? null
    : `there is no question "${value}" in questions.yaml`

/** The components of a lesson, each with its attributes. */
const components: Record<string, Record<string, Rule>> = {
  Predict: { id: question },
  Question: { id: question },
  Figure: { scenario, title: someText },
  Dialogue: { wave: oneOf(['1', '2', '3', '4']) },
  Says: { host: oneOf(hosts) },
  Myth: { claim: someText },
  Practice: {},
  Remember: {},
  Sources: {},
  State: { name: oneOf(states) },
  Host: { name: oneOf(hosts) },
  Seg: {},
}
/** Attributes that may be left out. */
const optional: Record<string, Record<string, Rule>> = { Figure: { startAt: wholeNumber } }
const rememberedLines = 3

export function pageProblems(files: Files, lesson: LessonUnderCheck): Problem[] {
  const pages = locales.map((locale) => {
    const file = `${lesson.folder}/lesson.${locale}.mdx`
    const text = files.get(file)
    return { file, page: text === undefined ? null : readPage(file, text) }
  })
  const [first, ...others] = pages
  return [
    ...pages.flatMap(({ file, page }) =>
      page ? onePage(file, page, lesson) : [{ file, line: 1, text: 'expected this file, there is none' }],
    ),
    ...others.flatMap(({ file, page }) => (first?.page && page ? translationProblems(first.page, file, page) : [])),
    ...unusedScenarios(pages, lesson),
  ]
}

function onePage(file: string, page: Page, lesson: LessonUnderCheck): Problem[] {
  if (page.pieces.length === 0) return page.problems
  return [
    ...page.problems,
    ...frontProblems(file, page),
    ...page.pieces.flatMap((piece) => pieceTexts(piece, lesson).map((text) => ({ file, line: piece.line, text }))),
    ...shapeProblems(file, page),
    ...askedProblems(file, page, lesson),
  ]
}

function frontProblems(file: string, { front }: Page): Problem[] {
  if (!front) return [{ file, line: 1, text: 'expected front matter with title, summary, minutes and unit' }]
  const document = readDocument(file, front.text, front.line)
  if (document.problems.length > 0) return document.problems
  const parsed = frontmatterSchema.safeParse(document.value)
  const found = parsed.success ? [] : parsed.error.issues.flatMap((issue) => problemsOf(issue))
  return found.map(({ path, expected }) => ({
    file,
    line: document.lineOf(path),
    text: `${path.join('.')}: ${expected}`,
  }))
}

function pieceTexts(piece: Piece, lesson: LessonUnderCheck): string[] {
  if (piece.kind === 'heading') return piece.name === '1' ? ['# is the page title; expected ## for a section'] : []
  if (piece.kind === 'link') return []
  const rules = components[piece.name]
  if (!rules) return [`there is no component <${piece.name}>; expected one of ${Object.keys(components).join(', ')}`]
  const known = { ...rules, ...optional[piece.name] }
  const strangers = Object.keys(piece.attributes).filter((name) => !(name in known))
  const missing = Object.keys(rules).filter((name) => !(name in piece.attributes))
  return [
    ...strangers.map((name) => `<${piece.name}> has no attribute ${name}`),
    ...missing.map((name) => `<${piece.name}> expected ${name}`),
    ...Object.entries(known).flatMap(([name, rule]) => {
      const fault = name in piece.attributes ? rule(piece.attributes[name]!, lesson) : null
      return fault ? [`<${piece.name} ${name}>: ${fault}`] : []
    }),
  ]
}

/** Prediction first, three lines to remember and the sources last. */
function shapeProblems(file: string, { pieces }: Page): Problem[] {
  const count = (name: string) => pieces.filter((piece) => piece.name === name).length
  const problems: Problem[] = ['Predict', 'Remember', 'Sources']
    .filter((name) => count(name) !== 1)
    .map((name) => ({ file, line: 1, text: `<${name}> stands here ${count(name)} times; expected once` }))
  const [first] = pieces
  if (first && first.name !== 'Predict')
    problems.push({ file, line: first.line, text: 'expected <Predict> before all else' })
  for (const { name, items, line } of pieces) {
    if (name !== 'Remember' || items === rememberedLines) continue
    problems.push({ file, line, text: `<Remember> has ${items} items; expected ${rememberedLines}` })
  }
  return problems
}

const asks = ({ name }: Piece) => name === 'Predict' || name === 'Question'

function askedProblems(file: string, { pieces }: Page, { questions }: LessonUnderCheck): Problem[] {
  return questions.flatMap(({ id }) => {
    const uses = pieces.filter((piece) => asks(piece) && piece.attributes.id === id)
    if (uses.length === 1) return []
    return [
      { file, line: uses[1]?.line ?? 1, text: `the question "${id}" is asked ${uses.length} times; expected once` },
    ]
  })
}

function unusedScenarios(
  pages: { page: Page | null }[],
  { folder, questions, scenarioNames }: LessonUnderCheck,
): Problem[] {
  const named = JSON.stringify(questions)
  const shown = pages.flatMap(({ page }) => page?.pieces.map(({ attributes }) => attributes.scenario) ?? [])
  return scenarioNames
    .filter((name) => !shown.includes(name) && !named.includes(`"${name}"`))
    .map((name) => ({
      file: `${folder}/scenarios/${name}.json`,
      line: 1,
      text: 'expected a figure or a question that uses it',
    }))
}
