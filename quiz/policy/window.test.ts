import { describe, expect, test } from 'vitest'
import { closesAt, day, dueAt, extension, hour, opensAt, second, week } from './fixture.ts'
import { type Instant, type Policy, problemsOf } from './policy.ts'
import { handedIn, windowOf } from './window.ts'

const percentAt = (at: Instant, change: Partial<Policy> = {}, extensions = [extension({})]) =>
  handedIn(windowOf({ ...week, ...change }, extensions), at).percent
const codeAt = (at: Instant, change: Partial<Policy> = {}) => handedIn(windowOf({ ...week, ...change }), at).code

describe('handed in at T gives P percent', () => {
  test('every limit belongs to the time before it, to the millisecond', () => {
    const steps = [dueAt, dueAt + day, dueAt + 2 * day]
    expect(steps.map((limit) => [-second, -1, 0, 1, second].map((offset) => percentAt(limit + offset)))).toEqual([
      [100, 100, 100, 80, 80],
      [80, 80, 80, 50, 50],
      [50, 50, 50, 0, 0],
    ])
  })

  test('the opening belongs to the time after it', () => {
    expect([-second, -1, 0, 1, second].map((offset) => codeAt(opensAt + offset))).toEqual([
      'not-open',
      'not-open',
      'on-time',
      'on-time',
      'on-time',
    ])
  })

  test('each stretch of time has its code', () => {
    const change = { closesAt: dueAt + 3 * day, late: [{ untilMs: -day, percent: 110 }, ...week.late] }
    const moments = [
      dueAt - day,
      dueAt - day + 1,
      dueAt,
      dueAt + 1,
      dueAt + 2 * day,
      dueAt + 2 * day + 1,
      dueAt + 4 * day,
    ]
    expect(moments.map((at) => codeAt(at, change))).toEqual([
      'early',
      'on-time',
      'on-time',
      'late',
      'late',
      'too-late',
      'closed',
    ])
  })

  test('grace moves the due time, every step and the closing, and not the opening', () => {
    const graceSeconds = 90
    const limits = [dueAt, dueAt + day, closesAt].map((limit) => limit + graceSeconds * second)
    expect(limits.map((limit) => [-1, 0, 1].map((offset) => percentAt(limit + offset, { graceSeconds })))).toEqual([
      [100, 100, 80],
      [80, 80, 50],
      [50, 50, 0],
    ])
    expect(codeAt(dueAt + 1, { graceSeconds })).toBe('in-grace')
    expect(codeAt(opensAt - 1, { graceSeconds })).toBe('not-open')
    expect(codeAt(closesAt + 90_001, { graceSeconds })).toBe('closed')
  })

  test('how late is told from the due time, and is never negative', () => {
    const window = windowOf({ ...week, graceSeconds: 60 })
    expect(handedIn(window, dueAt + 90 * second).lateMs).toBe(90 * second)
    expect([dueAt, dueAt - day, opensAt - day].map((at) => handedIn(window, at).lateMs)).toEqual([0, 0, 0])
  })

  test('without a late table, what is late is worth nothing, open or not', () => {
    expect(percentAt(dueAt + 1, { late: [] })).toBe(0)
    expect(codeAt(dueAt + 1, { late: [] })).toBe('too-late')
  })
})

describe('extensions', () => {
  test('the best of each value counts, whichever extension it comes from', () => {
    const own = extension({ dueAt: dueAt + day, attemptsAllowed: 2 })
    const section = extension({ closesAt: closesAt + day, attemptsAllowed: 5 })
    expect(windowOf({ ...week, attemptsAllowed: 3 }, [own, section])).toMatchObject({
      dueAt: dueAt + day,
      closesAt: closesAt + day,
      attemptsAllowed: 5,
      extended: true,
    })
  })

  test('none takes away what the assignment gives', () => {
    const less = extension({ dueAt: dueAt - day, closesAt: closesAt - day, attemptsAllowed: 1 })
    expect(windowOf({ ...week, attemptsAllowed: 3 }, [less])).toMatchObject({
      dueAt,
      closesAt,
      attemptsAllowed: 3,
      extended: false,
    })
    expect(windowOf(week, [less]).attemptsAllowed).toBeNull()
  })

  test('a later due time keeps the assignment open as long', () => {
    expect(windowOf(week, [extension({ dueAt: closesAt + day })]).closesAt).toBe(closesAt + day)
  })

  test('the late table and the early bonus move with the due time, so that neither is lowered', () => {
    const late = [{ untilMs: -day, percent: 110 }, ...week.late]
    const later = [extension({ dueAt: dueAt + day })]
    expect([dueAt - day, dueAt, dueAt + day, closesAt].map((at) => percentAt(at, { late }))).toEqual([110, 100, 80, 50])
    expect([dueAt - day, dueAt, dueAt + day, closesAt].map((at) => percentAt(at, { late }, later))).toEqual([
      110, 110, 100, 80,
    ])
  })
})

/** What clocks in a zone show, as seconds and offset: the proof that an instant is the one that a title names. */
const clock = (at: Instant, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at)

/** A zone, what its clocks show when the assignment is due, when one hour has passed, and that due time. */
const changes: [title: string, zone: string, due: string, wall: string, hourLater: string][] = [
  [
    'Berlin, in the hour before clocks go forward',
    'Europe/Berlin',
    '2027-03-28T00:30:00Z',
    '2027-03-28 01:30:00',
    '2027-03-28 03:30:00',
  ],
  [
    'Berlin, in the first 02:30 before clocks go back',
    'Europe/Berlin',
    '2027-10-31T00:30:00Z',
    '2027-10-31 02:30:00',
    '2027-10-31 02:30:00',
  ],
  [
    'Berlin, in the second 02:30',
    'Europe/Berlin',
    '2027-10-31T01:30:00Z',
    '2027-10-31 02:30:00',
    '2027-10-31 03:30:00',
  ],
  [
    'New York, in the hour before clocks go forward',
    'America/New_York',
    '2027-03-14T06:59:59Z',
    '2027-03-14 01:59:59',
    '2027-03-14 03:59:59',
  ],
  [
    'New York, in the first 01:59:59 before clocks go back',
    'America/New_York',
    '2027-11-07T05:59:59Z',
    '2027-11-07 01:59:59',
    '2027-11-07 01:59:59',
  ],
  [
    'Lord Howe, half an hour forward',
    'Australia/Lord_Howe',
    '2027-10-02T15:15:00Z',
    '2027-10-03 01:45:00',
    '2027-10-03 03:15:00',
  ],
  [
    'Lord Howe, half an hour back',
    'Australia/Lord_Howe',
    '2027-04-03T14:45:00Z',
    '2027-04-04 01:45:00',
    '2027-04-04 02:15:00',
  ],
  [
    'Shanghai, at the end of a day',
    'Asia/Shanghai',
    '2027-03-05T15:59:00Z',
    '2027-03-05 23:59:00',
    '2027-03-06 00:59:00',
  ],
  [
    'Kolkata, five and a half hours ahead',
    'Asia/Kolkata',
    '2027-03-05T18:29:00Z',
    '2027-03-05 23:59:00',
    '2027-03-06 00:59:00',
  ],
  [
    'Kathmandu, five and three quarters',
    'Asia/Kathmandu',
    '2027-03-05T18:14:00Z',
    '2027-03-05 23:59:00',
    '2027-03-06 00:59:00',
  ],
  [
    'Adelaide, in the half hour after clocks go back',
    'Australia/Adelaide',
    '2027-04-03T16:30:00Z',
    '2027-04-04 02:00:00',
    '2027-04-04 03:00:00',
  ],
  ['the end of a leap day', 'Europe/Berlin', '2028-02-29T22:59:00Z', '2028-02-29 23:59:00', '2028-03-01 00:59:00'],
]

describe('a clock change moves no limit: an hour late is an hour of time, whatever the clocks show', () => {
  for (const [title, zone, due, wall, hourLater] of changes) {
    test(title, () => {
      const dueAt = Date.parse(due)
      const change = { dueAt, opensAt: dueAt - day, closesAt: dueAt + day, late: [{ untilMs: hour, percent: 80 }] }
      expect([clock(dueAt, zone), clock(dueAt + hour, zone)]).toEqual([wall, hourLater])
      expect([-second, -1, 0, 1, second].map((offset) => percentAt(dueAt + offset, change))).toEqual([
        100, 100, 100, 80, 80,
      ])
      expect([-second, -1, 0, 1, second].map((offset) => percentAt(dueAt + hour + offset, change))).toEqual([
        80, 80, 80, 0, 0,
      ])
    })
  }

  test('a day of the late table is 24 hours: over the night on which Berlin loses one, it ends an hour later by the clock', () => {
    const due = Date.parse('2027-03-27T22:59:00Z')
    expect(clock(due, 'Europe/Berlin')).toBe('2027-03-27 23:59:00')
    expect(clock(due + day, 'Europe/Berlin')).toBe('2027-03-29 00:59:00')
    expect(percentAt(due + day, { opensAt: due - day, dueAt: due, closesAt: due + 2 * day })).toBe(80)
  })
})

describe('what an instructor writes', () => {
  test('a policy that can be used has no problems, an early bonus included', () => {
    expect(problemsOf(week)).toEqual([])
    expect(problemsOf({ ...week, late: [{ untilMs: -day, percent: 110 }, ...week.late] })).toEqual([])
    expect(problemsOf({ ...week, opensAt: dueAt, closesAt: dueAt })).toEqual([])
  })

  test('each thing that is wrong has its code', () => {
    const late = (...steps: [untilMs: number, percent: number][]) =>
      problemsOf({ ...week, late: steps.map(([untilMs, percent]) => ({ untilMs, percent })) })
    expect(problemsOf({ ...week, dueAt: opensAt - 1 })).toEqual(['due-before-opening'])
    expect(problemsOf({ ...week, closesAt: dueAt - 1 })).toEqual(['closing-before-due'])
    expect(late([0, 90])).toEqual(['late-at-due'])
    expect(late([day, 80], [day, 50])).toEqual(['late-not-ascending'])
    expect(late([day, 50], [2 * day, 80])).toEqual(['late-rises'])
    expect(late([day, 101])).toEqual(['late-rises'])
    expect(late([-day, 90])).toEqual(['late-rises'])
    expect(late([day, -1])).toEqual(['late-percent'])
    expect(late([-day, 201])).toEqual(['late-percent'])
    expect(late([day, Number.NaN])).toEqual(['late-percent'])
  })
})
