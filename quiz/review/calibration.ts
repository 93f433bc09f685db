import type { Answered } from './cards.ts'
import { type Day, mondayOf } from './day.ts'

interface Tally {
  answers: number
  right: number
}

/** How often the learner was right in one week, by what was said beforehand. */
export interface CalibrationWeek {
  monday: Day
  sure: Tally
  guessing: Tally
}

export function calibrationOf(answers: readonly Answered[]): CalibrationWeek[] {
  const weeks = new Map<Day, CalibrationWeek>()
  for (const { day, confidence, earned, of } of answers) {
    if (!confidence) continue
    const monday = mondayOf(day)
    const week = weeks.get(monday) ?? { monday, sure: { answers: 0, right: 0 }, guessing: { answers: 0, right: 0 } }
    weeks.set(monday, week)
    week[confidence].answers++
    if (earned === of) week[confidence].right++
  }
  return [...weeks.values()].sort((a, b) => a.monday - b.monday)
}
