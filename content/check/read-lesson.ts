import { parseQuestions } from '../../quiz/content.ts'
import type { Scenario } from '../../tcp/scenario.ts'
import { parseScenario } from '../../tcp/schema.ts'
import { readDocument } from './document.ts'
import type { LessonUnderCheck } from './lesson.ts'
import type { Files, Problem } from './problem.ts'

export function readLesson(files: Files, folder: string): LessonUnderCheck {
  const scenarios = readScenarios(files, folder)
  const questionsFile = `${folder}/questions.yaml`
  const questions = readQuestions(files, questionsFile)
  return {
    folder,
    slug: folder.replace(/^lessons\/\d\d-/, ''),
    questionsFile,
    ...scenarios,
    ...questions,
    problems: [...nameProblems(folder), ...scenarios.problems, ...questions.problems],
  }
}

/** The files of questions that belong to no lesson; they share their runs. */
export function readExercises(files: Files): LessonUnderCheck[] {
  const folder = 'interview'
  const scenarios = readScenarios(files, folder)
  const sets = [...files.keys()].flatMap((path) => {
    const [, many, one] = /^interview\/(?:(stack-bug|counterexample)s|(drill)s\/[a-z0-9-]+)\.yaml$/.exec(path) ?? []
    return many || one ? [{ questionsFile: path, slug: (many ?? one)! }] : []
  })
  return sets.map(({ questionsFile, slug }, index) => {
    const questions = readQuestions(files, questionsFile)
    const problems = [...(index === 0 ? scenarios.problems : []), ...questions.problems]
    return { folder, slug, questionsFile, ...scenarios, ...questions, problems }
  })
}

function nameProblems(folder: string): Problem[] {
  if (/^lessons\/\d\d-[a-z0-9]+(-[a-z0-9]+)*$/.test(folder)) return []
  return [{ file: folder, line: 1, text: 'expected a folder name of the form NN-slug' }]
}

function readScenarios(files: Files, folder: string) {
  const scenarios: Record<string, Scenario> = {}
  const problems: Problem[] = []
  const prefix = `${folder}/scenarios/`
  const paths = [...files.keys()].filter((path) => path.startsWith(prefix) && path.endsWith('.json'))
  const nameOf = (path: string) => path.slice(prefix.length, -'.json'.length)
  for (const file of paths) {
    const document = readDocument(file, files.get(file)!)
    problems.push(...document.problems)
    if (document.problems.length > 0) continue
    const parsed = parseScenario(document.value)
    if (parsed.ok) scenarios[nameOf(file)] = parsed.scenario
    else {
      for (const { path, expected } of parsed.problems) {
        problems.push({ file, line: document.lineOf(stepsOf(path)), text: `${path}: expected ${expected}` })
      }
    }
  }
  return { scenarios, scenarioNames: paths.map(nameOf), problems }
}

/** `script[3].at` as steps. */
const stepsOf = (path: string) =>
  path
    .split(/[.[\]/]+/)
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step))

function readQuestions(files: Files, file: string) {
  const none = { questions: [], questionsComplete: false, lineOfQuestion: () => 1 }
  const text = files.get(file)
  if (text === undefined) return { ...none, problems: [{ file, line: 1, text: 'expected this file, there is none' }] }
  const document = readDocument(file, text)
  if (document.problems.length > 0) return { ...none, problems: document.problems }
  const parsed = parseQuestions(document.value)
  if (!parsed.ok) {
    const problems = parsed.problems.map(({ path, expected }) => ({
      file,
      line: document.lineOf(path),
      text: `${path.join('.')}: ${expected}`,
    }))
    return { ...none, problems }
  }
  const ids = parsed.questions.map(({ id }) => id)
  return {
    questions: parsed.questions,
    questionsComplete: true,
    lineOfQuestion: (id: string, path: readonly (string | number)[] = []) =>
      document.lineOf([ids.indexOf(id), ...path]),
    problems: [],
  }
}
