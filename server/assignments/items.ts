import 'server-only'
import type { Locale } from '../../content/locale.ts'
import type { Item } from '../../quiz/policy/policy.ts'
import { checkUpIds } from '../check-up.ts'
import { course, type LessonSource } from '../course.ts'
import { practiceIds } from '../lessons.ts'
import { isOwnTaskId, ownTaskId } from '../tasks/task-id.ts'
import type { ItemKind } from './policy-body.ts'
import { type ItemRow, kindOf } from './rows.ts'

/** The questions that an item stands for, as the course is today; none when the course no longer has it. */
export function questionsOf(item: ItemRow): string[] {
  const { reference } = item
  switch (kindOf(item)) {
    case 'lesson':
      return course()
        .filter(({ slug }) => slug === reference)
        .flatMap(({ questions }) => questions.map(({ id }) => id))
    case 'check-up':
      return checkUpIds(reference)
    case 'own-task':
      return [ownTaskId(reference)]
    default:
      return asked(reference) ? [reference] : []
  }
}

export const graded = (items: readonly ItemRow[]): Item[] =>
  items.map((item) => ({ questions: questionsOf(item), weight: item.weight }))

/** Whether there is such a thing in the course; own tasks are the class's affair. */
export function isInCourse(kind: Exclude<ItemKind, 'own-task'>, reference: string): boolean {
  if (kind === 'lesson' || kind === 'check-up') return questionsOf({ kind, reference, weight: 1 }).length > 0
  const question = asked(reference)?.question
  return question !== undefined && (kind === 'challenge') === (question.kind === 'challenge')
}

/** Where a question of the course is answered. */
export interface Place {
  lesson: string
  practice: boolean
}

/** What a list says of a question; null for an own task, and for what the course no longer has. */
export function told(questionId: string, locale: Locale): { prompt: string; place: Place } | null {
  const found = isOwnTaskId(questionId) ? undefined : asked(questionId)
  if (!found) return null
  const { question, lesson } = found
  const practice = practiceOf(lesson).includes(questionId)
  return { prompt: question.prompt[locale], place: { lesson: lesson.slug, practice } }
}

const practices = new WeakMap<LessonSource, string[]>()

/** The text of a lesson is parsed once, as the course is read once. */
function practiceOf(lesson: LessonSource): string[] {
  const known = practices.get(lesson) ?? practiceIds(lesson.folder)
  practices.set(lesson, known)
  return known
}

export const lessonTitle = (slug: string, locale: Locale): string | null =>
  course().find((lesson) => lesson.slug === slug)?.front[locale].title ?? null

function asked(id: string) {
  for (const lesson of course()) {
    const question = lesson.questions.find((each) => each.id === id)
    if (question) return { question, lesson }
  }
  return undefined
}
