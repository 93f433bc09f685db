import type { Day } from './day.ts'

/**
 * Days with an answer in an unbroken row up to today. One missed day between two days of work breaks nothing, and adds
 * nothing; two in a row do. Today is not missed before it is over.
 */
export function streakOf(active: readonly Day[], today: Day): number {
  const days = [...new Set(active)].filter((day) => day <= today).sort((a, b) => b - a)
  let length = 0
  let expected = today
  for (const day of days) {
    if (expected - day > (length === 0 ? 2 : 1)) break
    length++
    expected = day - 1
  }
  return length
}
