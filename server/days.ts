import { Temporal } from 'temporal-polyfill'
import type { Day } from '../quiz/review/day.ts'

const epoch = Temporal.PlainDate.from('1970-01-01')
export const defaultZone = 'UTC'

/** Names such as Europe/Berlin, as browsers report them. */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

/** The learner's calendar: which day it is where they are, clock changes included. */
export function calendar(zone: string) {
  const known = new Map<number, Day>()
  const dayOf = (at: Date): Day =>
    epoch.until(Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate(), {
      largestUnit: 'day',
    }).days
  return {
    /** Offsets change on whole quarters of an hour: what lies in one quarter lies in one day. */
    dayOf(at: Date): Day {
      const quarter = Math.floor(at.getTime() / 900_000)
      const day = known.get(quarter) ?? dayOf(at)
      known.set(quarter, day)
      return day
    },
  }
}

/** 2026-11-22 */
export const isoOf = (day: Day): string => epoch.add({ days: day }).toString()

export function dayOfIso(date: string): Day | null {
  try {
    return epoch.until(Temporal.PlainDate.from(date, { overflow: 'reject' }), { largestUnit: 'day' }).days
  } catch {
    return null
  }
}
