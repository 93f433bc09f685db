import type { Answered } from './cards.ts'
import type { Day } from './day.ts'

/** A day that the learner prepares for. */
export interface Target {
  /** Of the interview or examination: the plan ends the day before. */
  day: Day
  /** On which the plan was accepted: sightings count from here. */
  since: Day
}

const sightings = 2

/**
 * Which questions come on which day, so that each has been seen twice before the target: on two days, as long as there
 * are two. The load is even: no day has more than one question more than another.
 */
export function spreadBefore(
  target: Target,
  today: Day,
  questionIds: readonly string[],
  before: readonly Answered[],
): Map<Day, string[]> {
  const seen = daysSeen(before, target.since)
  const needs = (id: string) => Math.max(0, sightings - (seen.get(id)?.size ?? 0))
  const twice = questionIds.filter((id) => needs(id) === 2)
  const once = questionIds.filter((id) => needs(id) === 1)
  // Both sightings of a question are at least half of the row apart, and so on different days.
  const row = [...twice, ...once, ...twice]
  const days = Math.max(0, target.day - today)
  const plan = new Map<Day, string[]>()
  for (let offset = 0; offset < days; offset++) plan.set(today + offset, [])
  row.forEach((id, place) => {
    plan.get(today + Math.floor((place * days) / row.length))?.push(id)
  })
  return plan
}

function daysSeen(answers: readonly Answered[], since: Day): Map<string, Set<Day>> {
  const seen = new Map<string, Set<Day>>()
  for (const { questionId, day } of answers) {
    if (day < since) continue
    const days = seen.get(questionId) ?? new Set()
    seen.set(questionId, days.add(day))
  }
  return seen
}
