/** The same items in an order that depends on nothing but `seed` and `salt`. */
export function shuffled<T>(items: readonly T[], seed: number, salt: string): T[] {
  const next = randomOf(`${seed}/${salt}`)
  const result = [...items]
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1))
    ;[result[last], result[other]] = [result[other]!, result[last]!]
  }
  return result
}

/** Numbers from 0 up to 1, in an order that depends on nothing but the text. */
export const randomOf = (text: string): (() => number) => randomSource(hash(text))

/** mulberry32: 32 bits of state are plenty for the order of a few options. */
function randomSource(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0)!, 0x01000193)
  return value
}
