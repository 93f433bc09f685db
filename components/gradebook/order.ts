import type { Line } from './data'

/** A column by which lines are put in order: its name, or the place of an assignment. */
export type Key = 'name' | 'section' | 'total' | number

export interface Order {
  key: Key
  descending: boolean
}

/** Equal ones in the order of their names, whichever way round. What is excused comes last. */
export function ordered(lines: readonly Line[], { key, descending }: Order, locale: string): Line[] {
  const words = new Intl.Collator(locale, { numeric: true })
  const byName = (one: Line, other: Line) => words.compare(one.name, other.name)
  const sign = descending ? -1 : 1
  return lines.toSorted((one, other) => {
    if (key === 'name') return sign * byName(one, other)
    if (key === 'section') return sign * words.compare(one.section ?? '', other.section ?? '') || byName(one, other)
    const [a, b] = [pointsIn(one, key), pointsIn(other, key)]
    if (a === null || b === null) return Number(a === null) - Number(b === null) || byName(one, other)
    return sign * (a - b) || byName(one, other)
  })
}

const pointsIn = (line: Line, key: 'total' | number): number | null =>
  key === 'total' ? line.total.points : line.cells[key]![0]
