import { unsupported } from './outcome.ts'
import { parseCall } from './parse-call.ts'
import { parseSegment } from './parse-segment.ts'
import { type Reader, readerOf, shown } from './reader.ts'
import type { Action, Command, EventTime, Flag, Script, ScriptEvent } from './script.ts'

/** Reads a script in the language of google/packetdrill, as far as the life of a connection needs it. */
export function parseScript(text: string): Script {
  const reader = readerOf(text)
  const flags = parseFlags(reader)
  const before = parseCommand(reader)
  const events: ScriptEvent[] = []
  while (startsEvent(reader)) events.push(parseEvent(reader))
  const after = parseCommand(reader)
  const left = reader.peek()
  if (left.kind !== 'end') throw unsupported(left.line, `expected an event instead of ${shown(left)}`)
  if (events.length === 0) throw unsupported(left.line, 'a script without events')
  return { flags, before, after, events }
}

function parseFlags(reader: Reader): Flag[] {
  const flags: Flag[] = []
  for (let token = reader.peek(); token.kind === 'option'; token = reader.peek()) {
    flags.push({ line: token.line, name: token.name, value: token.text })
    reader.next()
  }
  return flags
}

function parseCommand(reader: Reader): Command | null {
  const token = reader.peek()
  if (token.kind !== 'command') return null
  reader.next()
  return { line: token.line, text: token.text }
}

function startsEvent(reader: Reader): boolean {
  const { kind, text } = reader.peek()
  return kind === 'number' || (kind === 'mark' && (text === '+' || text === '*'))
}

function parseEvent(reader: Reader): ScriptEvent {
  const { line } = reader.peek()
  const time = parseTime(reader)
  const action = parseAction(reader, time)
  const isRange = time.kind === 'any' || time.until !== null
  if (isRange && action.kind !== 'outbound') throw unsupported(line, 'only outbound segments can come at any time')
  return { line, time, action }
}

function parseTime(reader: Reader): EventTime {
  if (reader.take('*')) return { kind: 'any' }
  const kind = reader.take('+') ? 'relative' : 'absolute'
  const at = milliseconds(reader)
  if (!reader.take('~')) return { kind, at, until: null }
  if (kind === 'relative') reader.expect('+')
  const { line } = reader.peek()
  const until = milliseconds(reader)
  if (until < at) throw unsupported(line, 'a range of time that runs backwards')
  return { kind, at, until }
}

/** Scripts count in seconds, to the microsecond. */
function milliseconds(reader: Reader): number {
  const { line } = reader.peek()
  const seconds = reader.number('a time')
  if (seconds < 0) throw unsupported(line, 'a negative time')
  return Math.round(seconds * 1_000_000) / 1000
}

function parseAction(reader: Reader, time: EventTime): Action {
  const token = reader.peek()
  if (token.kind === 'command' || token.kind === 'code') {
    reader.next()
    return { kind: token.kind, text: token.text }
  }
  if (reader.take('<')) return { kind: 'inbound', segment: parseSegment(reader, 'inbound') }
  if (reader.take('>')) return { kind: 'outbound', segment: parseSegment(reader, 'outbound') }
  const until = reader.take('...') ? milliseconds(reader) : null
  if (until !== null && time.kind !== 'any' && until < time.at) {
    throw unsupported(token.line, 'a call that returns before it is made')
  }
  return parseCall(reader, until)
}
