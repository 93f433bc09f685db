import type { Locale } from '@/content/locale'
import type { PublicQuestion } from '@/quiz/question'

/** One press of "check": made once, however often it is sent. */
export interface Attempt {
  id: string
  questionId: string
  seed: number
  /** Of the question as it was shown: the course may change while an answer is on its way. */
  version?: string | undefined
  answer: unknown
  mode?: 'practice' | 'check-up' | 'review'
  confidence?: 'sure' | 'guessing' | null
  locale?: Locale
  /** From the question's first sight to the press. */
  elapsedMs?: number
}

/** The question as it is asked at the next try. */
export interface Next {
  seed: number
  question: PublicQuestion
}

/** An attempt that the server has not answered yet, or has refused. */
export interface Shelved extends Attempt {
  /** When it was put here; older ones are sent first. */
  since: number
  /** Whose answer it is: the mark of the learner who was known here when it was given; null for nobody yet. */
  learner: string | null
  /** The question as it was shown, which a page that is opened later may ask with other numbers. */
  asked?: PublicQuestion | undefined
  refused?: string
  next?: Next | undefined
}

type KeyValue = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>

/** Grows when an older page could misread what a newer one stored. */
export const shelfPrefix = 'four-waves/outbox/1/'

/**
 * Where unanswered attempts wait: one storage key each, so that two tabs never overwrite each other's.
 * What the storage refuses (full, or switched off) is held in memory for as long as the page lives.
 */
export function createShelf(storage: KeyValue | null) {
  const memory = new Map<string, Shelved>()

  function put(entry: Shelved) {
    memory.delete(entry.id)
    try {
      if (!storage) throw new Error('no storage')
      storage.setItem(shelfPrefix + entry.id, JSON.stringify(entry))
    } catch {
      memory.set(entry.id, entry)
    }
  }

  function remove(id: string) {
    memory.delete(id)
    storage?.removeItem(shelfPrefix + id)
  }

  /** Of every learner who used this browser; the oldest first. */
  const all = (): Shelved[] =>
    [...stored(storage), ...memory.values()].sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1))

  return { put, remove, all }
}

function stored(storage: KeyValue | null): Shelved[] {
  const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage!.key(index))
  return keys
    .filter((key) => key?.startsWith(shelfPrefix))
    .map((key) => read(storage!.getItem(key!)))
    .filter((entry) => entry !== null)
}

function read(text: string | null): Shelved | null {
  try {
    const entry = JSON.parse(text ?? 'null')
    const known = typeof entry?.id === 'string' && typeof entry.questionId === 'string'
    return known ? { ...entry, learner: entry.learner ?? null } : null
  } catch {
    return null
  }
}
