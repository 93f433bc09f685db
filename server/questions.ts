import 'server-only'
import type { Locale } from '../content/locale.ts'
import type { Scenarios, World } from '../quiz/kind.ts'
import type { PublicOpen } from '../quiz/kinds/open.ts'
import { type AskedQuestion, type PublicQuestion, publicQuestion, type Question } from '../quiz/question.ts'
import { simulate } from '../tcp/simulate.ts'
import { canonicalHash } from './canonical.ts'
import { course } from './course.ts'
import { exerciseSource } from './exercises.ts'
import { findInterviewQuestion, interviewId, openQuestion } from './interview.ts'
import { interviewBank } from './interview-bank.ts'
import { pageSeed } from './seeds.ts'

/** A question with all that grading needs. It holds the answer key: it leaves the server as `publicQuestion` only. */
export interface FoundQuestion {
  question: Question
  world: World
  /** Names what the question was when it was answered, and the runs that it names. */
  contentVersion: string
}

/** Where questions are at home: the lessons, and the exercises beside them; each with its runs. */
const homes = () => [...course(), exerciseSource()]

/** Of the course and its exercises. */
export const questionIds = (): Set<string> => new Set(homes().flatMap(({ questions }) => questions.map(({ id }) => id)))

export const challengeIds = (): string[] =>
  course().flatMap(({ questions }) => questions.flatMap(({ id, kind }) => (kind === 'challenge' ? [id] : [])))

export function findQuestion(id: string): FoundQuestion | undefined {
  for (const { questions, scenarios } of homes()) {
    const question = questions.find((each) => each.id === id)
    if (question) return foundIn(question, scenarios)
  }
  const asked = findInterviewQuestion(id)
  return asked && foundIn(openQuestion(asked), {})
}

/** Everything that can be asked, the interview bank included. */
export const allQuestions = (): FoundQuestion[] => [
  ...homes().flatMap(({ questions, scenarios }) => questions.map((question) => foundIn(question, scenarios))),
  ...interviewBank().map((question) => foundIn(openQuestion(question), {})),
]

const foundIn = (question: Question, scenarios: Scenarios): FoundQuestion => ({
  question,
  world: { scenarios, simulate },
  contentVersion: versionOf(question, scenarios),
})

/** The scenarios of a lesson that a question names, wherever it does. */
export function scenariosOf(question: Question, scenarios: Scenarios): Scenarios {
  const words = new Set<unknown>()
  JSON.stringify(question, (_, value) => {
    words.add(value)
    return value
  })
  return Object.fromEntries(Object.entries(scenarios).filter(([name]) => words.has(name)))
}

const versions = new WeakMap<Question, string>()

/** A question is never changed in its place: its version is computed once. */
export function versionOf(question: Question, scenarios: Scenarios): string {
  const known = versions.get(question)
  if (known) return known
  const version = canonicalHash({ question, scenarios: scenariosOf(question, scenarios) }).slice(0, versionLength)
  versions.set(question, version)
  return version
}

/** 96 bits: short in every page, and never the same by chance. */
const versionLength = 16

export async function publicQuestionById(id: string, locale: Locale): Promise<PublicQuestion> {
  const found = findQuestion(id)
  const asked = found && askedQuestion(found, pageSeed, locale)
  if (!asked || asked.kind === 'open') throw new Error(`There is no question "${id}" in the course.`)
  return asked
}

export async function openQuestionBySlug(slug: string, locale: Locale): Promise<PublicOpen> {
  const found = findQuestion(interviewId(slug))
  const asked = found && askedQuestion(found, pageSeed, locale)
  if (asked?.kind !== 'open') throw new Error(`There is no question "${slug}" in the bank.`)
  return asked
}

/** What leaves the server before an answer: the public part, and the name of the version, which the answer brings back. */
export const askedQuestion = (found: FoundQuestion, seed: number, locale: Locale): AskedQuestion => ({
  ...publicQuestion(found.question, { ...found.world, seed, locale }),
  version: found.contentVersion,
})
