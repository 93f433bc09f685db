import 'server-only'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '../content/locale.ts'
import { type Scenarios, scenarioNamed } from '../quiz/kind.ts'
import type { Question } from '../quiz/question.ts'
import type { Scenario } from '../tcp/scenario.ts'
import { contentFolder, readQuestions, readScenarios } from './content-files.ts'

/** The graded part of interview preparation: questions that belong to no lesson, in three sets with an address each. */
export const exerciseSets = ['stack-bugs', 'counterexamples', 'drills'] as const
export type ExerciseSet = (typeof exerciseSets)[number]

/** A question with a page of its own. Its id is the set's name for one, and its slug. */
export interface Exercise {
  set: ExerciseSet
  slug: string
  question: Question & { title: Record<Locale, string> }
}

/** What the ids of a set begin with. */
const prefixes: Record<ExerciseSet, string> = {
  'stack-bugs': 'stack-bug-',
  counterexamples: 'counterexample-',
  drills: 'drill-',
}

let read: { questions: Question[]; scenarios: Scenarios } | undefined

/** Read once; again and again while they are being written. */
export function exerciseSource(): { questions: Question[]; scenarios: Scenarios } {
  if (process.env.NODE_ENV === 'development') return readExercises()
  read ??= readExercises()
  return read
}

function readExercises(root = contentFolder('interview')) {
  const drills = join(root, 'drills')
  const files = [
    join(root, 'stack-bugs.yaml'),
    join(root, 'counterexamples.yaml'),
    ...readdirSync(drills)
      .sort()
      .map((name) => join(drills, name)),
  ]
  return { questions: files.flatMap(readQuestions), scenarios: readScenarios(join(root, 'scenarios')) }
}

export function exercises(set: ExerciseSet): Exercise[] {
  return exerciseSource().questions.flatMap((question) =>
    'title' in question && question.id.startsWith(prefixes[set])
      ? [{ set, slug: question.id.slice(prefixes[set].length), question }]
      : [],
  )
}

/** As lists and metadata name it. */
export const listedExercises = (set: ExerciseSet, locale: Locale) =>
  exercises(set).map(({ slug, question: { id, title, prompt } }) => ({
    id,
    slug,
    title: title[locale],
    prompt: prompt[locale],
  }))

/** The run that refutes the claim of a counterexample, and what it adds to its start: the page shows it to who asks. */
export function foundRun(id: string): { run: Scenario; additions: number } {
  const { questions, scenarios } = exerciseSource()
  const question = questions.find((each) => each.id === id)
  if (question?.kind !== 'counterexample') throw new Error(`There is no counterexample "${id}".`)
  const [start, run] = [scenarioNamed(scenarios, question.scenario), scenarioNamed(scenarios, question.see)]
  const entries = ({ script, network }: Scenario) => script.length + network.length
  return { run, additions: entries(run) - entries(start) }
}
