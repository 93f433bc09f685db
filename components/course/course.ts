import type { Progress } from '@/components/question/progress'

/** A lesson as lists and buttons need it. */
export interface CourseLesson {
  number: number
  slug: string
  unit: Unit
  title: string
  summary: string
  minutes: number
  questionIds: string[]
}

export const units = ['start', 'waves', 'wait', 'trouble', 'production'] as const
export type Unit = (typeof units)[number]

/** Where to go on: the first lesson with a question not yet answered in full; null when all are. */
export function lessonToContinue<L extends Pick<CourseLesson, 'questionIds'>>(
  lessons: readonly L[],
  progress: Progress,
): L | null {
  return lessons.find((lesson) => !lesson.questionIds.every((id) => solved(progress, id))) ?? null
}

function solved(progress: Progress, id: string): boolean {
  const best = progress.questions[id]?.best
  return best !== undefined && best.earned === best.of
}
