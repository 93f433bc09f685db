import 'server-only'
import { type Graded, pointsOf } from './history.ts'
import { json } from './http/handle.ts'
import { mendedMark } from './http/learner-cookie.ts'
import type { Learner } from './learners.ts'
import { learnerOf } from './visitors.ts'
import { type Visit, visitsOf } from './visits.ts'

export interface Points {
  earned: number
  of: number
}

export interface QuestionProgress {
  attempts: number
  first: Points
  best: Points
  last: Points
}

export interface Progress {
  questions: Record<string, QuestionProgress>
  lessons: Record<string, Visit>
}

/** GET /api/progress */
export async function getProgress(request: Request): Promise<Response> {
  const learner = await learnerOf(request)
  return json(await progressOf(learner), mendedMark(request, learner?.id ?? null))
}

/** Asked of the attempts each time, never stored. */
export async function progressOf(learner: Learner | null): Promise<Progress> {
  if (!learner) return { questions: {}, lessons: {} }
  const [history, lessons] = await Promise.all([pointsOf(learner), visitsOf(learner)])
  return { questions: summary(history), lessons }
}

export function summary(
  history: readonly Pick<Graded, 'questionId' | 'earned' | 'of'>[],
): Record<string, QuestionProgress> {
  const questions = new Map<string, QuestionProgress>()
  for (const { questionId, earned, of } of history) {
    const points = { earned, of }
    const before = questions.get(questionId)
    const better = !before || earned / of > before.best.earned / before.best.of
    questions.set(questionId, {
      attempts: (before?.attempts ?? 0) + 1,
      first: before?.first ?? points,
      best: better ? points : before.best,
      last: points,
    })
  }
  return Object.fromEntries(questions)
}
