import type { Problem } from '../../tcp/schema.ts'

/** What the schema expected, as a message of the page's language. */
export interface Expectation {
  code:
    | 'whole'
    | 'number'
    | 'text'
    | 'boolean'
    | 'list'
    | 'object'
    | 'one-of'
    | 'at-least'
    | 'at-most'
    | 'at-most-long'
    | 'flags'
    | 'known'
    | 'number-or-text'
    | 'setting-name'
    | 'settings'
    | 'no-key'
    | 'other'
  values: { limit: string; values: string; key: string }
}

const fixed: Record<string, Expectation['code']> = {
  'a whole number': 'whole',
  'a number': 'number',
  'a string': 'text',
  'a boolean': 'boolean',
  'an array': 'list',
  'a tuple': 'list',
  'an object': 'object',
  'a record': 'object',
  'flags such as "FIN,ACK"': 'flags',
  'a number or a string': 'number-or-text',
  'the name of a setting': 'setting-name',
  'no such key': 'no-key',
}

const patterns: [RegExp, Expectation['code'], keyof Expectation['values']][] = [
  [/^at least (-?[\d.]+)$/, 'at-least', 'limit'],
  [/^at most (-?[\d.]+)$/, 'at-most', 'limit'],
  [/^at most (\d+) long$/, 'at-most-long', 'limit'],
  [/^at most (\d+) settings$/, 'settings', 'limit'],
  [/^a known "(\w+)"$/, 'known', 'key'],
]

/** The schema speaks English: its sentences are few, and each has a code here. */
export function expectationOf({ expected }: Problem): Expectation {
  const none = { limit: '', values: '', key: '' }
  const code = fixed[expected]
  if (code) return { code, values: none }
  for (const [pattern, named, key] of patterns) {
    const [, value] = pattern.exec(expected) ?? []
    if (value !== undefined) return { code: named, values: { ...none, [key]: value } }
  }
  const choices = expected.split(' or ')
  if (choices.every((choice) => /^("[^"]*"|-?\d+)$/.test(choice)))
    return { code: 'one-of', values: { ...none, values: choices.join(' / ') } }
  return { code: 'other', values: none }
}
