import type { MockState } from '@/quiz/interview/mock'

/** A mock interview as this browser has it. Its clock stands. */
export interface Kept {
  id: string
  state: MockState
  /** What the server last told; 0 before it knows of it. */
  revision: number
  /** Something is not on the server yet. */
  unsaved: boolean
  /** Marks of what was sent since then: a reply may have been lost, and the server may have any one of them. */
  sent?: string[]
  /** Whose it is: the learner's mark; null for nobody yet. */
  learner: string | null
}

const mostSent = 100

/** Two saves of one mock interview differ in the clock, to the millisecond, or in length; a database may change the order of keys. */
const markOf = (state: MockState): string => `${state.usedMs} ${JSON.stringify(state).length}`

export const beingSent = (kept: Kept): Kept => ({
  ...kept,
  sent: [...(kept.sent ?? []), markOf(kept.state)].slice(-mostSent),
})

/** Whether what the server has is an earlier save of this browser, whose reply was lost: then nobody else has changed it. */
export const isOwn = (kept: Kept, there: { revision: number; state: MockState }): boolean =>
  there.revision === kept.revision + 1 && (kept.sent?.includes(markOf(there.state)) ?? false)

type KeyValue = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>

/** Grows when an older page could misread what a newer one stored. */
const prefix = 'four-waves/mock/1/'

/** Where mock interviews wait in the browser, so that a reload or a lost connection takes nothing away. */
export function mockShelf(storage: KeyValue | null, learner: () => string | null, former: () => string | null = none) {
  /** What the visitor began who has signed in since is the user's. */
  const mine = (kept: Kept) => kept.learner === null || [learner(), former()].includes(kept.learner)

  function put(kept: Kept) {
    try {
      storage?.setItem(prefix + kept.id, JSON.stringify({ ...kept, learner: learner() ?? kept.learner }))
    } catch {
      // Full: the page goes on with what it holds, and the server has the rest.
    }
  }

  function get(id: string): Kept | null {
    const kept = read(storage?.getItem(prefix + id) ?? null)
    return kept && mine(kept) ? kept : null
  }

  const all = (): Kept[] =>
    keysOf(storage).flatMap((key) => {
      const kept = read(storage?.getItem(key) ?? null)
      return kept && mine(kept) ? kept : []
    })

  /** What the server has in full need not wait here. */
  const remove = (id: string) => storage?.removeItem(prefix + id)

  function clear() {
    for (const { id } of all()) remove(id)
  }

  return { put, get, all, remove, clear }
}

const none = () => null

const keysOf = (storage: KeyValue | null): string[] =>
  Array.from({ length: storage?.length ?? 0 }, (_, index) => storage!.key(index)).filter(
    (key): key is string => key?.startsWith(prefix) ?? false,
  )

function read(text: string | null): Kept | null {
  try {
    const kept = JSON.parse(text ?? 'null')
    const known = typeof kept?.id === 'string' && Array.isArray(kept.state?.items) && Array.isArray(kept.state.records)
    return known ? kept : null
  } catch {
    return null
  }
}
