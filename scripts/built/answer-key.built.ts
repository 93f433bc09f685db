import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { sectionsOf } from '../../content/lesson-text.ts'
import { parseQuestions } from '../../quiz/content.ts'
import type { Scenarios } from '../../quiz/kind.ts'
import { namedMisconceptions } from '../../quiz/misconceptions.ts'
import { type LessonQuestion, variantOf } from '../../quiz/question.ts'
import { simulate } from '../../tcp/simulate.ts'
import {
  exerciseFiles,
  fieldsIn,
  filesWith,
  plainParts,
  publicFiles,
  readAll,
  secretFields,
  secretTexts,
  withQuestions,
} from './leaks.ts'

const someSeeds = [1, 2, 3, 4, 5]

let files: Map<string, string>
let questions: LessonQuestion[]
/** What the course says to everybody. */
let courseTexts: Map<string, string>
/** The misconceptions that have a page of their own. */
let published: Set<string>
/** The questions as learners meet them: with the numbers of some seeds where they vary. */
let variants: LessonQuestion[]
beforeAll(() => {
  files = readAll(publicFiles(process.cwd()))
  courseTexts = readAll(
    readdirSync('content', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.mdx$|^(misconceptions\/.*|glossary\/terms|myths)\.yaml$/.test(file))
      .map((file) => join('content', file)),
  )
  // Titles and descriptions of pages have them without their marks.
  for (const [file, text] of courseTexts) {
    const plain = file.endsWith('.mdx') ? sectionsOf(text).map((section) => section.text) : [text.replaceAll('`', '')]
    courseTexts.set(file, [text, ...plain].join(' '))
  }
  const myths: { misconception: string }[] = parse(readFileSync('content/myths.yaml', 'utf8'))
  published = new Set(myths.map(({ misconception }) => misconception))
  const lessons = readdirSync('content/lessons').map((folder) => join('content/lessons', folder))
  questions = [...lessons.map((lesson) => join(lesson, 'questions.yaml')), ...exerciseFiles()].flatMap(questionsIn)
  const ofLessons = lessons.flatMap((lesson) => {
    const world = { scenarios: scenariosIn(lesson), simulate }
    return questionsIn(join(lesson, 'questions.yaml')).flatMap((question) =>
      question.variation
        ? someSeeds.map((seed) => variantOf(question, seed, world).question as LessonQuestion)
        : question,
    )
  })
  variants = [...ofLessons, ...exerciseFiles().flatMap(questionsIn)]
})

function questionsIn(file: string): LessonQuestion[] {
  const parsed = parseQuestions(parse(readFileSync(file, 'utf8')))
  if (!parsed.ok) throw new Error(`${file}: ${JSON.stringify(parsed.problems)}`)
  return parsed.questions
}

function scenariosIn(lesson: string): Scenarios {
  const folder = join(lesson, 'scenarios')
  const scenarioOf = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  return Object.fromEntries(readdirSync(folder).map((name) => [name.replace(/\.json$/, ''), scenarioOf(name)]))
}

test('the build has pages, payloads and scripts, and every question stands in them', () => {
  const names = [...files.keys()]
  for (const end of ['.html', '.rsc', '.js', '.css']) expect(names.some((name) => name.endsWith(end))).toBe(true)
  expect(questions.length).toBeGreaterThanOrEqual(36)
  const asked = questions.filter(({ prompt }) => plainParts(prompt.en).length > 0)
  const missing = asked.filter(({ prompt }) => filesWith(prompt.en, files).length === 0)
  expect(missing.map(({ id }) => id)).toEqual([])
})

test('no explanation of an answer is in anything that a browser can fetch (S1)', () => {
  const leaks = variants.flatMap((question) =>
    secretTexts(question)
      .filter(isSecret)
      .flatMap((text) => filesWith(text, files).map((file) => `${question.id}: ${text.slice(0, 60)} in ${file}`)),
  )
  expect(leaks).toEqual([])
})

/** What the course tells everybody in its texts is not. */
const isSecret = (text: string) => filesWith(text, courseTexts).length === 0

test('nearly every explanation is looked for', () => {
  const texts = variants.flatMap(secretTexts)
  expect(texts.filter((text) => plainParts(text).length > 0 && isSecret(text)).length / texts.length).toBeGreaterThan(
    0.95,
  )
})

test('no page and no payload carries a field of the answer key (S1)', () => {
  const pages = withQuestions(files)
  expect(pages.length).toBeGreaterThan(50)
  const leaks = pages.flatMap(([file, content]) => fieldsIn(content, secretFields).map((name) => `${name} in ${file}`))
  expect(leaks).toEqual([])
})

test('no name of a misconception stands beside a question, and none that has no page stands anywhere (S1)', () => {
  // A refuted claim may be called as the misconception is: the name is then the address of a page that says so.
  const claims = new Set(
    [...files.keys()].flatMap((file) => /counterexamples\/([a-z0-9-]+)\.html$/.exec(file)?.[1] ?? []),
  )
  const names = new Set(namedMisconceptions(questions).flatMap(({ slug }) => (claims.has(slug) ? [] : [slug])))
  const unpublished = [...names].filter((name) => !published.has(name))
  const asking = new Set(withQuestions(files).map(([file]) => file))
  const leaks = [...files].flatMap(([file, content]) =>
    (asking.has(file) ? [...names] : unpublished)
      .filter((name) => content.includes(`"${name}"`) || content.includes(`\\"${name}\\"`))
      .map((name) => `${name} in ${file}`),
  )
  expect(leaks).toEqual([])
})

test('an answer key that is planted, in any of the ways that a build writes text, is found', () => {
  const canary = 'A canary\'s "quoted" reason for a right answer: `close()` is a call by a program & FIN is a segment'
  const json = JSON.stringify({ why: canary })
  const planted = new Map([
    [
      'page.html',
      `<p>${canary
        .replace(/&/g, '&amp;')
        .replace(/"/g, '&quot;')
        .replace(/'/g, '&#x27;')
        .replace(/`([^`]+)`/, '<code>$1</code>')}</p>`,
    ],
    ['page.rsc', `1:${json}`],
    ['inline.html', `<script>self.__next_f.push([1,${JSON.stringify(json)}])</script>`],
    ['chunk.js', `const q={why:${JSON.stringify(canary)}}`],
  ])
  expect(filesWith(canary, planted)).toEqual([...planted.keys()])
  expect(fieldsIn(planted.get('page.rsc') ?? '', ['why'])).toEqual(['why'])
  expect(fieldsIn(planted.get('inline.html') ?? '', ['why'])).toEqual(['why'])
})
