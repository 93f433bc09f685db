import 'server-only'
import type { Kind, World } from '../quiz/kind.ts'
import { kinds, type Question } from '../quiz/question.ts'

/** The misconceptions that a graded answer shows. */
export function shownMisconceptions(question: Question, answer: unknown, world: World): string[] {
  // TypeScript cannot see that a question and the entry under its kind belong together.
  const kind = kinds[question.kind] as unknown as Kind<Question, unknown, unknown, unknown>
  const parsed = kind.answerSchema.safeParse(answer)
  return parsed.success ? [...new Set(kind.misconceptions(question, parsed.data, world))] : []
}
