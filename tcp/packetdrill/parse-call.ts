import { constantNamed } from './constants.ts'
import { unsupported } from './outcome.ts'
import { type Reader, shown } from './reader.ts'
import type { Expression, SystemCall } from './script.ts'

/** `read(4, ..., 1000) = -1 EAGAIN (Resource temporarily unavailable)` */
export function parseCall(reader: Reader, until: number | null): SystemCall {
  const name = reader.word('a segment, a system call or a command')
  reader.expect('(')
  const args: Expression[] = []
  if (!reader.take(')')) {
    do args.push(parseExpression(reader))
    while (reader.take(','))
    reader.expect(')')
  }
  reader.expect('=')
  const { line } = reader.peek()
  const value = parseExpression(reader)
  if (value.kind !== 'number' && value.kind !== 'any') throw unsupported(line, 'a result that is not a number')
  const errno = /^E[A-Z0-9]+$/.test(reader.peek().text) ? reader.word('an error') : null
  skipNote(reader)
  return { kind: 'call', name, args, result: value.kind === 'any' ? null : value.value, errno, until }
}

/** What strace would add in parentheses. */
function skipNote(reader: Reader) {
  if (!reader.take('(')) return
  while (!reader.take(')')) {
    const token = reader.next()
    if (token.kind === 'end') throw unsupported(token.line, 'a note without end')
  }
}

function parseExpression(reader: Reader): Expression {
  const first = parseOperand(reader)
  if (!reader.take('|')) return first
  const { line } = reader.peek()
  const left = numberIn(first)
  const right = numberIn(parseExpression(reader))
  if (left === null || right === null) throw unsupported(line, 'an unknown name beside |')
  return { kind: 'number', value: left | right }
}

function parseOperand(reader: Reader): Expression {
  const token = reader.next()
  if (token.kind === 'number') return { kind: 'number', value: token.value }
  if (token.kind === 'string') return { kind: 'string', text: token.text }
  if (token.text === '...') return { kind: 'any' }
  if (token.text === '[') return { kind: 'list', items: parseItems(reader, ']') }
  if (token.text === '{') return parseBraces(reader)
  if (token.kind !== 'word') throw unsupported(token.line, `expected a value instead of ${shown(token)}`)
  if (token.text === 'htons' || token.text === 'inet_addr') {
    reader.expect('(')
    const inside = parseExpression(reader)
    reader.expect(')')
    return inside
  }
  return { kind: 'word', name: token.text }
}

function parseItems(reader: Reader, end: string): Expression[] {
  const items: Expression[] = []
  if (reader.take(end)) return items
  do items.push(parseExpression(reader))
  while (reader.take(','))
  reader.expect(end)
  return items
}

/** `{onoff=1, linger=0}`, or values without names. */
function parseBraces(reader: Reader): Expression {
  if (reader.peek(1).text !== '=') return { kind: 'list', items: parseItems(reader, '}') }
  const fields: Record<string, Expression> = {}
  do {
    const name = reader.word('the name of a field')
    reader.expect('=')
    fields[name] = parseExpression(reader)
  } while (reader.take(','))
  reader.expect('}')
  return { kind: 'struct', fields }
}

/** The number that an expression stands for, as in the headers of Linux. */
export function numberIn(expression: Expression | undefined): number | null {
  if (expression?.kind === 'number') return expression.value
  if (expression?.kind === 'word') return constantNamed(expression.name)
  if (expression?.kind === 'list' && expression.items.length === 1) return numberIn(expression.items[0])
  return null
}
