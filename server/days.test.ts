import { expect, test } from 'vitest'
import { calendar, dayOfIso, isoOf, isTimeZone } from './days.ts'

const dateIn = (zone: string, instant: string) => isoOf(calendar(zone).dayOf(new Date(instant)))

test.each([
  // Berlin: summer time ends on 2026-10-25 at 03:00 and begins on 2027-03-28 at 02:00.
  ['Europe/Berlin', '2026-10-24T21:59:59Z', '2026-10-24'],
  ['Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25'],
  ['Europe/Berlin', '2026-10-25T22:59:59Z', '2026-10-25'],
  ['Europe/Berlin', '2026-10-25T23:00:00Z', '2026-10-26'],
  ['Europe/Berlin', '2027-03-27T23:00:00Z', '2027-03-28'],
  ['Europe/Berlin', '2027-03-28T21:59:59Z', '2027-03-28'],
  ['Europe/Berlin', '2027-03-28T22:00:00Z', '2027-03-29'],
  // New York: 2026-11-01 has 25 hours, 2027-03-14 has 23.
  ['America/New_York', '2026-11-01T04:00:00Z', '2026-11-01'],
  ['America/New_York', '2026-11-02T04:59:59Z', '2026-11-01'],
  ['America/New_York', '2026-11-02T05:00:00Z', '2026-11-02'],
  ['America/New_York', '2027-03-15T03:59:59Z', '2027-03-14'],
  ['America/New_York', '2027-03-15T04:00:00Z', '2027-03-15'],
  ['Asia/Shanghai', '2026-11-22T15:59:59Z', '2026-11-22'],
  ['Asia/Shanghai', '2026-11-22T16:00:00Z', '2026-11-23'],
  ['Asia/Kolkata', '2026-11-22T18:29:59Z', '2026-11-22'],
  ['Asia/Kolkata', '2026-11-22T18:30:00Z', '2026-11-23'],
  ['UTC', '1969-12-31T23:59:59Z', '1969-12-31'],
])('in %s, %s is on %s', (zone, instant, date) => {
  expect(dateIn(zone, instant)).toBe(date)
})

test.each(['Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Asia/Kolkata', 'Australia/Lord_Howe'])(
  'in %s every hour of a year belongs to the same day as the one before or to the next',
  (zone) => {
    const { dayOf } = calendar(zone)
    const start = Date.UTC(2026, 8, 1)
    const days = Array.from({ length: 365 * 24 }, (_, hour) => dayOf(new Date(start + hour * 3_600_000)))
    const steps = new Set(days.slice(1).map((day, index) => day - days[index]!))
    expect([...steps].sort()).toEqual([0, 1])
    expect(days.at(-1)! - days[0]!).toBeGreaterThanOrEqual(364)
  },
)

test('a day and its date are the same thing', () => {
  for (const date of ['1970-01-01', '2024-02-29', '2026-11-22', '2100-12-31']) expect(isoOf(dayOfIso(date)!)).toBe(date)
})

test.each(['2026-02-30', '2026-13-01', 'tomorrow', '', '2026-11'])('%s is no date', (text) => {
  expect(dayOfIso(text)).toBeNull()
})

test('time zones are known by their names', () => {
  expect(['Europe/Berlin', 'UTC', 'Asia/Calcutta'].every(isTimeZone)).toBe(true)
  expect(['', 'Mars/Olympus', '+02:00', '<b>', 'x'.repeat(1000)].some(isTimeZone)).toBe(false)
})
