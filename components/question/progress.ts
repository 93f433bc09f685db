import { useRef, useSyncExternalStore } from 'react'
import { browserOutbox } from './browser'

export interface Marks {
  earned: number
  of: number
}

export interface QuestionProgress {
  attempts: number
  first: Marks
  best: Marks
  last: Marks
}

/** What `GET /api/progress` tells about the learner. */
export interface Progress {
  questions: Readonly<Record<string, QuestionProgress>>
  lessons: Readonly<Record<string, LessonVisit>>
}

export interface LessonVisit {
  first: string
  last: string
  /** When its end was first reached. */
  finished: string | null
}

export type Standing = 'new' | 'not-yet' | 'partly' | 'right'

/** How the learner stands with a question: the best answer counts. */
export function standingOf(progress: Progress, questionId: string): Standing {
  const best = progress.questions[questionId]?.best
  if (!best) return 'new'
  if (best.earned === best.of) return 'right'
  return best.earned > 0 ? 'partly' : 'not-yet'
}

export function withGrade(progress: Progress, questionId: string, last: Marks): Progress {
  const before = progress.questions[questionId]
  const better = !before || last.earned / last.of >= before.best.earned / before.best.of
  const entry = {
    attempts: (before?.attempts ?? 0) + 1,
    first: before?.first ?? last,
    best: better ? last : before.best,
    last,
  }
  return { ...progress, questions: { ...progress.questions, [questionId]: entry } }
}

/** The learner's progress; null until the server has told it. One request for the whole page. */
export const useProgress = (): Progress | null =>
  useSyncExternalStore(
    subscribe,
    () => progress,
    () => null,
  )

/** How the learner stands with a question; 'new' until the server has told it. Draws again only where that changes. */
export const useStanding = (questionId: string): Standing =>
  useSyncExternalStore(
    subscribe,
    () => (progress ? standingOf(progress, questionId) : 'new'),
    () => 'new',
  )

/** Whether a question had been tried when the progress was first known here: what another tab answers later is not that. */
export function useTriedBefore(questionId: string): boolean {
  const tried = useRef<boolean>(null)
  return useSyncExternalStore(
    subscribe,
    () => {
      if (progress) tried.current ??= progress.questions[questionId] !== undefined
      return tried.current === true
    },
    () => false,
  )
}

let progress: Progress | null = null
let opened = false
let latestRequest = 0
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (!opened) open()
  return () => {
    listeners.delete(listener)
  }
}

function open() {
  opened = true
  void load()
  window.addEventListener('online', () => {
    if (!progress) void load()
  })
  browserOutbox().onDelivery(({ attempt, grade }) => {
    if (!progress) void load()
    else if (grade.status === 'graded') tell(withGrade(progress, attempt.questionId, grade))
  })
}

/** Asks again: the record as a whole has changed. */
export const reloadProgress = (): void => void load()

async function load() {
  const request = ++latestRequest
  try {
    const response = await fetch('/api/progress')
    // A later request knows more.
    if (response.ok && request === latestRequest) tell(await response.json())
  } catch {
    // Out of reach: the page works without, and the next answer or the next connection asks again.
  }
}

function tell(next: Progress) {
  progress = next
  for (const listener of listeners) listener()
}
