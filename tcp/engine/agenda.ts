/** At the same moment the network comes first, then segments that arrive, then calls, then timers that expire. */
export const ranks = { network: 0, arrival: 1, call: 2, timer: 3 } as const
type Rank = (typeof ranks)[keyof typeof ranks]

/** Something that will happen. It may be put in again once it has. */
export interface Entry {
  at: number
  rank: Rank
  /** Decides between equals. */
  order: number
  run(): void
}

/** What will happen, earliest first: a binary heap, so that a step costs the same in a long run as in a short one. */
export class Agenda {
  private readonly heap: Entry[] = []
  private entered = 0

  add(at: number, rank: Rank, run: () => void): void {
    this.put({ at, rank, order: this.nextOrder(), run })
  }

  /** The order of entry. */
  nextOrder(): number {
    return this.entered++
  }

  put(entry: Entry): void {
    const { heap } = this
    let i = heap.length
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (!earlier(entry, heap[parent]!)) break
      heap[i] = heap[parent]!
      i = parent
    }
    heap[i] = entry
  }

  next(): Entry | undefined {
    const { heap } = this
    const first = heap[0]
    const last = heap.pop()
    if (!first || !last || heap.length === 0) return first
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && earlier(heap[child + 1]!, heap[child]!)) child++
      if (!earlier(heap[child]!, last)) break
      heap[i] = heap[child]!
      i = child
    }
    heap[i] = last
    return first
  }
}

const earlier = (a: Entry, b: Entry): boolean =>
  a.at !== b.at ? a.at < b.at : a.rank !== b.rank ? a.rank < b.rank : a.order < b.order
