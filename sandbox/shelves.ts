/** Height of a shelf, px. */
const height = 100

/** Finds what is drawn between two heights without looking at everything; without heights, everything. */
export type Shelves<Thing> = (heights?: { top: number; bottom: number }) => Iterable<Thing>

/** Puts each thing on all the shelves that it touches. `extent` gives the heights at which it starts and ends. */
export function shelve<Thing>(things: readonly Thing[], extent: (thing: Thing) => [number, number]): Shelves<Thing> {
  const shelves = new Map<number, Thing[]>()
  for (const thing of things) {
    const [from, to] = extent(thing)
    for (let shelf = Math.floor(from / height); shelf <= Math.floor(to / height); shelf += 1) {
      const others = shelves.get(shelf)
      if (others) others.push(thing)
      else shelves.set(shelf, [thing])
    }
  }
  return (heights) => {
    if (!heights) return things
    const { top, bottom } = heights
    const found = new Set<Thing>()
    for (let shelf = Math.floor(top / height); shelf <= Math.floor(bottom / height); shelf += 1)
      for (const thing of shelves.get(shelf) ?? []) found.add(thing)
    return found
  }
}
