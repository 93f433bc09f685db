import type { AnswerStep, Grade } from '@/quiz/policy/grade'
import type { Policy } from '@/quiz/policy/policy'
import type { Standing } from '@/quiz/policy/standing'
import { type Window, windowOf } from '@/quiz/policy/window'

export type ItemKind = 'lesson' | 'question' | 'challenge' | 'check-up' | 'own-task'

export interface AskedQuestion {
  id: string
  /** Not there for an own task, and for what the course no longer has. */
  prompt?: string
  place?: { lesson: string; practice: boolean }
}

export interface Item {
  kind: ItemKind
  reference: string
  weight: number
  title: string | null
  questions: AskedQuestion[]
}

export interface MyQuestion {
  questionId: string
  share: number
  /** Answers that may still be given and count; null for any number. */
  left: number | null
  answers: AnswerStep[]
}

export interface Mine {
  window: Pick<Window, 'opensAt' | 'dueAt' | 'closesAt' | 'attemptsAllowed' | 'extended'>
  grade: Grade
  standing: Standing
  items: { weight: number; share: number; worth: number; questions: MyQuestion[] }[]
}

/** What `GET /api/assignments/ID` tells. */
export interface Assignment {
  id: string
  title: string
  note: string
  classroom: { id: string; name: string; timeZone: string }
  teaches: boolean
  published: boolean
  /** By the server's clock, which decides. */
  now: string
  policy: Policy
  items: Item[]
  mine: Mine | null
}

/** One of what `GET /api/classes/ID/assignments` and `GET /api/due` tell. */
export interface Listed {
  id: string
  title: string
  published: boolean
  points: number
  graceSeconds: number
  questions: number
  opensAt: number
  dueAt: number
  closesAt: number
  mine: { standing: Standing; grade: Grade; extended: boolean } | null
}

export interface ClassAssignments {
  teaches: boolean
  timeZone: string
  now: string
  assignments: Listed[]
}

export interface Due {
  now: string
  assignments: (Listed & { classroom: { id: string; name: string; timeZone: string } })[]
}

export interface Extensions {
  extensions: {
    id: string
    for: { kind: 'section' | 'learner'; name: string | null }
    dueAt: string | null
    closesAt: string | null
    attemptsAllowed: number | null
    reason: string
  }[]
  learners: { id: string; name: string }[]
  sections: { id: string; name: string }[]
}

/** The course as the form offers it. */
export interface Catalogue {
  lessons: {
    slug: string
    title: string
    unit: string
    questions: { id: string; prompt: string; challenge: boolean }[]
  }[]
}

export interface OwnTasks {
  tasks: { id: string; title: string; used: boolean }[]
}

export const assignmentAddress = (id: string, rest = ''): string => `/api/assignments/${encodeURIComponent(id)}${rest}`

/** The learner's own window, or the assignment's for who teaches it. */
export const windowIn = ({ policy, mine }: Assignment): Window => windowOf(policy, mine ? [mine.window] : [])

/** Where an item is worked on. */
export function placeOf({ kind, reference, questions }: Item, locale: string, question = questions[0]): string | null {
  if (kind === 'check-up') return `/${locale}/check-up/${reference}`
  if (kind === 'own-task') return `/${locale}/classes/task?id=${encodeURIComponent(reference)}`
  if (!question?.place) return null
  const { lesson, practice } = question.place
  return `/${locale}/lessons/${lesson}${practice ? '/practice' : ''}#${question.id}`
}
