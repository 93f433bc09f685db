import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { figuresIn } from '../../content/lesson-text.ts'
import { parseQuestions } from '../../quiz/content.ts'
import type { Scenarios } from '../../quiz/kind.ts'
import { type Question, variantOf } from '../../quiz/question.ts'
import type { Scenario } from '../../tcp/scenario.ts'
import { parseScenario } from '../../tcp/schema.ts'
import { simulate } from '../../tcp/simulate.ts'
import { transcript } from '../../tcp/transcript.ts'
import { exerciseFiles, publicFiles, readAll, runIn } from './leaks.ts'

const someSeeds = [1, 2, 3, 4, 5]
const root = 'content/lessons'

interface Run {
  name: string
  scenario: Scenario
}

let files: Map<string, string>
/** Runs that show an answer; and those that a page shows to everybody. */
let answers: Run[]
let shown: Run[]
beforeAll(() => {
  files = readAll(publicFiles(process.cwd()))
  const lessons = readdirSync(root).map((folder) => ({ folder, scenarios: scenariosIn(folder) }))
  const drilled = scenariosOf('content/interview/scenarios')
  answers = [
    ...lessons.flatMap(({ folder, scenarios }) =>
      questionsIn(folder).flatMap((question) => runsOf(question, scenarios)),
    ),
    ...exerciseFiles()
      .flatMap(questionsOf)
      .flatMap((question) => (question.kind === 'drill' ? runsOf(question, drilled) : [])),
  ]
  shown = [
    ...lessons.flatMap(({ folder, scenarios }) =>
      [
        ...figuresIn(readFileSync(join(root, folder, 'lesson.en.mdx'), 'utf8')).map((name) => ({ folder, name })),
        ...questionsIn(folder).flatMap((question) =>
          question.kind === 'challenge' ? [{ folder, name: question.scenario }] : [],
        ),
      ].map(({ name }) => ({ name: `${folder}/${name}`, scenario: scenarios[name]! })),
    ),
    ...refutations().flatMap((name) => {
      const [slug, run] = name.split('/') as [string, string]
      const lesson = lessons.find(({ folder }) => folder.endsWith(`-${slug}`) && folder.length === slug.length + 3)
      return lesson ? [{ name, scenario: lesson.scenarios[run]! }] : []
    }),
  ]
})

const questionsIn = (folder: string) => questionsOf(join(root, folder, 'questions.yaml'))

function questionsOf(file: string): Question[] {
  const parsed = parseQuestions(parse(readFileSync(file, 'utf8')))
  if (!parsed.ok) throw new Error(`${file}: ${JSON.stringify(parsed.problems)}`)
  return parsed.questions
}

const scenariosIn = (lesson: string) => scenariosOf(join(root, lesson, 'scenarios'))

function scenariosOf(folder: string): Scenarios {
  return Object.fromEntries(
    readdirSync(folder).map((name) => {
      const parsed = parseScenario(JSON.parse(readFileSync(join(folder, name), 'utf8')))
      if (!parsed.ok) throw new Error(`${folder}/${name}`)
      return [name.replace(/\.json$/, ''), parsed.scenario]
    }),
  )
}

/** With the numbers of some variants, where they vary. */
function runsOf(question: Question, scenarios: Scenarios): Run[] {
  const own = question.kind === 'spot-error' ? question.text.map(({ error }) => error?.see) : []
  const trouble = question.kind === 'drill' ? [question.before] : []
  const names = [question.see, ...trouble, ...own].filter((name) => name !== undefined)
  return (question.variation ? someSeeds : [1]).flatMap((seed) => {
    const { world } = variantOf(question, seed, { scenarios, simulate })
    return names.map((name) => ({ name: `${question.id}: ${name}`, scenario: world.scenarios[name]! }))
  })
}

/** The runs of the pages about misconceptions. */
const refutations = (): string[] =>
  (parse(readFileSync('content/myths.yaml', 'utf8')) as { misconception: string }[]).map(({ misconception }) => {
    const file = join('content/misconceptions', `${misconception}.yaml`)
    return (parse(readFileSync(file, 'utf8')) as { scenario: string }).scenario
  })

const hidden = () => {
  const open = new Set(shown.map(({ scenario }) => JSON.stringify(scenario)))
  return answers.filter(({ scenario }) => !open.has(JSON.stringify(scenario)))
}

test('runs that pages show are found as payloads and as text, so that the next test can fail', () => {
  const found = shown.filter(({ scenario }) => [...files.values()].some((content) => runIn(content, scenario)))
  expect(found.map(({ name }) => name)).toEqual(shown.map(({ name }) => name))
  expect([...files].filter(([file]) => file.endsWith('.txt.body')).length).toBeGreaterThan(50)
})

test('a run that shows an answer, and no page shows, is in nothing that a browser can fetch (S1)', () => {
  expect(hidden().length).toBeGreaterThan(20)
  const leaks = hidden().flatMap(({ name, scenario }) => {
    const text = transcript(simulate(scenario), scenario)
    return [...files]
      .filter(([, content]) => runIn(content, scenario) || content.includes(text))
      .map(([file]) => `${name} in ${file}`)
  })
  expect(leaks).toEqual([])
})
