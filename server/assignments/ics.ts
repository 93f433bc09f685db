/** A calendar file (RFC 5545) of due times: in UTC, as each calendar shows them in its owner's zone. */

export interface DueEvent {
  /** The same for as long as the assignment lives. */
  id: string
  title: string
  note: string
  dueAt: Date
  /** Counts up with every change: a calendar takes the newer one. */
  sequence: number
  /** When it was last changed. */
  changedAt: Date
  url: string
}

export function calendarFile(name: string, events: readonly DueEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Four Waves//Assignments//EN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** Without an end: RFC 5545, 3.6.1 has it end when it begins. */
const eventLines = ({ id, title, note, dueAt, sequence, changedAt, url }: DueEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${id}@four-waves`,
  `DTSTAMP:${utc(changedAt)}`,
  `DTSTART:${utc(dueAt)}`,
  `SEQUENCE:${sequence}`,
  `SUMMARY:${escaped(title)}`,
  ...(note ? [`DESCRIPTION:${escaped(note)}`] : []),
  `URL:${url}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
]

/** RFC 5545, 3.3.5, form 2. */
const utc = (at: Date): string => at.toISOString().replace(/[-:]|\.\d+/g, '')

/** RFC 5545, 3.3.11. Other control characters may not stand in a text at all. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\n\t\P{Cc}]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

const mostOctets = 75

/** RFC 5545, 3.1: a line has at most 75 octets, and no character is torn; the rest goes on after a space. */
function folded(line: string): string {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > mostOctets) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += character
    octets += size
  }
  return [...lines, current].join('\r\n')
}
