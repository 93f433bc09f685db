import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseQuestions } from './content.ts'

const good = `
- id: wait-length
  kind: number
  prompt: {en: How long?, zh: 多久？}
  answer: {value: 60, source: Linux}
  why: {en: A constant., zh: 常量。}
  near:
    - {value: 30, why: {en: One MSL., zh: 一个 MSL。}, misconception: one-msl}
- id: wait-who
  kind: one-choice
  prompt: {en: Who waits?, zh: 谁等待？}
  options:
    - {id: passive, text: {en: It, zh: 它}, why: {en: No., zh: 否。}, misconception: passive-waits}
    - {id: active, correct: true, text: {en: The other, zh: 另一方}, why: {en: Yes., zh: 是。}}
`

function problemsAfter(change: (yaml: string) => string) {
  const changed = change(good)
  if (changed === good) throw new Error('The change changes nothing.')
  const result = parseQuestions(parse(changed))
  return result.ok ? [] : result.problems.map(({ path, expected }) => `${path.join('.')}: ${expected}`)
}

test('a file without faults gives its questions', () => {
  const result = parseQuestions(parse(good))
  expect(result.ok && result.questions.map(({ id }) => id)).toEqual(['wait-length', 'wait-who'])
})

describe('a fault is named with its place and what was expected there', () => {
  test('a language is missing', () => {
    expect(problemsAfter((yaml) => yaml.replace(', zh: 多久？', ''))).toEqual([
      '0.prompt.zh: expected string, received undefined',
    ])
  })

  test('a text is empty', () => {
    expect(problemsAfter((yaml) => yaml.replace('en: Yes.', 'en: ""'))).toEqual(['1.options.1.why.en: expected a text'])
  })

  test('a key is misspelled', () => {
    expect(problemsAfter((yaml) => yaml.replace('  near:', '  nearly:'))).toEqual([
      '0.nearly: expected no "nearly" here',
    ])
  })

  test('a kind does not exist', () => {
    expect(problemsAfter((yaml) => yaml.replace('kind: number', 'kind: essay'))).toEqual([
      '0.kind: expected kind to be one of one-choice, several-choices, number, order-steps, name-states, fill-segment, find-line, spot-error, challenge, stack-bug, counterexample, drill',
    ])
  })

  test('of the two shapes of a number answer, the nearer one speaks', () => {
    expect(problemsAfter((yaml) => yaml.replace(', source: Linux', ''))).toEqual([
      '0.answer.source: expected string, received undefined',
    ])
    expect(problemsAfter((yaml) => yaml.replace('{value: 60, source: Linux}', '{scenario: run, segment: 1}'))).toEqual([
      expect.stringContaining('0.answer.field: expected one of'),
    ])
  })

  test('no option is correct', () => {
    expect(problemsAfter((yaml) => yaml.replace('correct: true', 'misconception: other'))).toEqual([
      '1.options: expected exactly one option with correct: true',
    ])
  })

  test('the file is no list', () => {
    expect(parseQuestions({ id: 'wait' })).toEqual({
      ok: false,
      problems: [{ path: [], expected: 'expected a list of questions' }],
    })
  })
})
