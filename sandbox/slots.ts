/** About as many things of a kind as are seen at once. */
const places = 48

/**
 * Keys under which what is drawn takes over the elements of what no longer is: to change an element costs less than to
 * make one. What has a key keeps it, wherever it stands.
 */
export function slotsOf(numbers: readonly number[]): string[] {
  const taken = new Set<number>()
  return numbers.map((number) => {
    const slot = number % places
    if (taken.has(slot)) return `own ${number}`
    taken.add(slot)
    return String(slot)
  })
}
