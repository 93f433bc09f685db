import 'server-only'
import type { Locale } from '../content/locale.ts'
import type { World } from '../quiz/kind.ts'
import { type PublicQuestion, publicQuestion, type Question } from '../quiz/question.ts'
import { simulate } from '../tcp/simulate.ts'
import { canonicalHash } from './canonical.ts'
import { course } from './course.ts'
import { pageSeed } from './seeds.ts'

/** A question with all that grading needs. It holds the answer key: it leaves the server as `publicQuestion` only. */
export interface FoundQuestion {
  question: Question
  world: World
  /** Names what the question was when it was answered. */
  contentVersion: string
}

/** Of everything that can be asked. */
export const questionIds = (): Set<string> =>
  new Set(course().flatMap(({ questions }) => questions.map(({ id }) => id)))

export const challengeIds = (): string[] =>
  course().flatMap(({ questions }) => questions.flatMap(({ id, kind }) => (kind === 'challenge' ? [id] : [])))

export function findQuestion(id: string): FoundQuestion | undefined {
  for (const { questions, scenarios } of course()) {
    const question = questions.find((each) => each.id === id)
    if (question) return { question, world: { scenarios, simulate }, contentVersion: canonicalHash(question) }
  }
  return undefined
}

export async function publicQuestionById(id: string, locale: Locale): Promise<PublicQuestion> {
  const found = findQuestion(id)
  if (!found) throw new Error(`There is no question "${id}" in the course.`)
  return publicQuestion(found.question, { ...found.world, seed: pageSeed, locale })
}
