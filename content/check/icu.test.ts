import { expect, test } from 'vitest'
import { shapeOf } from './icu.ts'

test.each([
  ['plain text', []],
  ['{count}', ['count']],
  ['{at, number} ms and {host}', ['at', 'host']],
  ['{n, plural, =0 {none} one {# of {all}} other {# of {all, number}}}', ['all', 'n']],
  ['{host, select, client {the client} other {the server}} says <em>{what}</em>', ['<em>', 'host', 'what']],
  ["it's {name}'s", ['name']],
  ["'{not an argument}' {real}", ['real']],
])('"%s" has the arguments %j', (message, names) => {
  expect(shapeOf(message)).toEqual({ names, problem: null })
})

test.each([
  ['{count', '"{" without "}"'],
  ['count}', '"}" without "{"'],
  ['{}', 'expected the name of an argument'],
  ['{n, plural, one {# item}}', 'expected a choice "other"'],
  ['{n, plural, other {# items}', 'expected a choice of {n}'],
])('"%s" does not work out', (message, problem) => {
  expect(shapeOf(message).problem).toContain(problem)
})
