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

type Lesson = Pick<CourseLesson, 'slug' | 'questionIds'>

/**
 * Where to go on: the lesson that was open last, if something in it is left to do; else the first such lesson. A lesson
 * is done when its end was reached and each question tried, so that one hard question holds nobody up; when all are
 * done, the first with a question not yet answered in full is next. Null when there is none.
 */
export function lessonToContinue<L extends Lesson>(lessons: readonly L[], progress: Progress): L | null {
  const lastOpen = (lesson: L) => progress.lessons[lesson.slug]?.last ?? ''
  const latest = lessons.reduce<L | null>(
    (best, lesson) => (lastOpen(lesson) > (best ? lastOpen(best) : '') ? lesson : best),
    null,
  )
  const unsolved = (lesson: L) => !lesson.questionIds.every((id) => solved(progress, id))
  const unfinished = (lesson: L) => unsolved(lesson) && !done(lesson, progress)
  if (latest && unfinished(latest)) return latest
  return lessons.find(unfinished) ?? lessons.find(unsolved) ?? null
}

const done = ({ slug, questionIds }: Lesson, progress: Progress): boolean =>
  Boolean(progress.lessons[slug]?.finished) && questionIds.every((id) => progress.questions[id])

function solved(progress: Progress, id: string): boolean {
  const best = progress.questions[id]?.best
  return best !== undefined && best.earned === best.of
}
