import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { instantsOf, wallTimeOf } from './zoned-time'

const utc = (text: string) => Date.parse(text)

describe('a wall time', () => {
  test('names one instant on most days', () => {
    expect(instantsOf('2027-03-05T23:59', 'Asia/Shanghai')).toEqual({ kind: 'one', at: utc('2027-03-05T15:59:00Z') })
    expect(instantsOf('2027-03-05T23:59', 'Asia/Kolkata')).toEqual({ kind: 'one', at: utc('2027-03-05T18:29:00Z') })
    expect(instantsOf('2027-03-05T23:59', 'Asia/Kathmandu')).toEqual({ kind: 'one', at: utc('2027-03-05T18:14:00Z') })
    expect(instantsOf('2028-02-29T12:00', 'Europe/Berlin')).toEqual({ kind: 'one', at: utc('2028-02-29T11:00:00Z') })
  })

  test('names two where clocks go back', () => {
    expect(instantsOf('2027-10-31T02:30', 'Europe/Berlin')).toEqual({
      kind: 'two',
      earlier: utc('2027-10-31T00:30:00Z'),
      later: utc('2027-10-31T01:30:00Z'),
    })
    // By half an hour.
    expect(instantsOf('2027-04-04T01:45', 'Australia/Lord_Howe')).toEqual({
      kind: 'two',
      earlier: utc('2027-04-03T14:45:00Z'),
      later: utc('2027-04-03T15:15:00Z'),
    })
  })

  test('names none where they go forward: the one as far after the gap is given', () => {
    expect(instantsOf('2027-03-28T02:30', 'Europe/Berlin')).toEqual({ kind: 'none', at: utc('2027-03-28T01:30:00Z') })
    expect(instantsOf('2027-03-14T02:00', 'America/New_York')).toEqual({
      kind: 'none',
      at: utc('2027-03-14T07:00:00Z'),
    })
  })

  test('that is no time is none', () => {
    expect(instantsOf('', 'UTC')).toBeNull()
    expect(instantsOf('2027-02', 'UTC')).toBeNull()
  })
})

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Australia/Adelaide',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Africa/Casablanca',
]
const minutes = fc.integer({ min: utc('2024-01-01T00:00:00Z') / 60_000, max: utc('2032-01-01T00:00:00Z') / 60_000 })
const zone = fc.constantFrom(...zones)

test('all of this as Temporal has it, in any zone at any minute of eight years', () => {
  fc.assert(
    fc.property(minutes, zone, (minute, timeZone) => {
      const wall = new Date(minute * 60_000).toISOString().slice(0, 16)
      const by = (disambiguation: 'earlier' | 'later') =>
        Temporal.PlainDateTime.from(wall).toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds
      const [earlier, later] = [by('earlier'), by('later')]
      const named = instantsOf(wall, timeZone)!
      if (earlier === later) expect(named).toEqual({ kind: 'one', at: earlier })
      else if (named.kind === 'two') expect(named).toEqual({ kind: 'two', earlier, later })
      else expect(named).toEqual({ kind: 'none', at: later })
    }),
    { numRuns: 2000 },
  )
})

test('what an instant shows names the instant again', () => {
  fc.assert(
    fc.property(minutes, zone, (minute, timeZone) => {
      const at = minute * 60_000
      const named = instantsOf(wallTimeOf(at, timeZone), timeZone)!
      expect(named.kind === 'two' ? [named.earlier, named.later] : [named.at]).toContain(at)
      expect(named.kind).not.toBe('none')
    }),
    { numRuns: 1000 },
  )
})
