import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarFile, type DueEvent } from './ics.ts'

const event = (change: Partial<DueEvent> = {}): DueEvent => ({
  id: 'a1',
  title: 'The four waves',
  note: '',
  dueAt: new Date('2027-03-28T01:30:00.000Z'),
  sequence: 3,
  changedAt: new Date('2027-03-01T09:08:07.654Z'),
  url: 'https://waves.test/en/classes/assignment?id=a1',
  ...change,
})

/** A reader after RFC 5545: unfolds, splits names from values, and takes escapes back. */
function read(file: string) {
  expect(file.endsWith('\r\n')).toBe(true)
  const raw = file.slice(0, -2).split('\r\n')
  for (const line of raw) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const lines = file.slice(0, -2).replaceAll('\r\n ', '').split('\r\n')
  const events: Record<string, string>[] = []
  let inside: Record<string, string> | null = null
  for (const line of lines) {
    const [, name, value] = /^([A-Z-]+):(.*)$/s.exec(line)!
    if (line === 'BEGIN:VEVENT') inside = {}
    else if (line === 'END:VEVENT') {
      events.push(inside!)
      inside = null
    } else if (inside) inside[name!] = value!.replace(/\\(.)/gs, (_, sign) => (sign === 'n' ? '\n' : sign))
  }
  return { lines, events }
}

test('an event tells when it is due, in UTC, by an id that stays', () => {
  const { lines, events } = read(calendarFile('Four Waves', [event()]))
  expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0'])
  expect(lines.at(-1)).toBe('END:VCALENDAR')
  expect(events).toEqual([
    {
      UID: 'a1@four-waves',
      DTSTAMP: '20270301T090807Z',
      DTSTART: '20270328T013000Z',
      SEQUENCE: '3',
      SUMMARY: 'The four waves',
      URL: 'https://waves.test/en/classes/assignment?id=a1',
      TRANSP: 'TRANSPARENT',
    },
  ])
})

test('a text comes out as it went in, whatever is in it', () => {
  const note = 'Read; then, \\ answer\nand again: 第四次挥手 👋'
  expect(read(calendarFile('a,b', [event({ note })])).events[0]!.DESCRIPTION).toBe(note)
})

test('nobody puts a line of their own into the file', () => {
  const { events, lines } = read(calendarFile('x', [event({ title: 'a\r\nEND:VEVENT\rBEGIN:VALARM\u0000' })]))
  expect(events).toHaveLength(1)
  expect(lines).not.toContain('BEGIN:VALARM')
  expect(events[0]!.SUMMARY).toBe('a\nEND:VEVENT\nBEGIN:VALARM')
})

test('no line has more than 75 octets, and no character is torn', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
      const shown = title.replace(/\r\n?/g, '\n').replace(/[^\n\t\P{Cc}]/gu, '')
      expect(read(calendarFile('x', [event({ title })])).events[0]!.SUMMARY).toBe(shown)
    }),
  )
})

test('without assignments it is an empty calendar', () => {
  expect(read(calendarFile('x', [])).events).toEqual([])
})
