/** One press of "check": made once, however often it is sent. */
export interface Attempt {
  id: string
  questionId: string
  seed: number
  answer: unknown
}

/** An attempt that the server has not answered yet, or has refused. */
export interface Shelved extends Attempt {
  /** When it was put here; older ones are sent first. */
  since: number
  refused?: string
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
    return typeof entry?.id === 'string' && typeof entry.questionId === 'string' ? entry : null
  } catch {
    return null
  }
}
