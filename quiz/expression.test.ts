import { expect, test } from 'vitest'
import { evaluateExpression } from './expression.ts'

test.each([
  ['7', 7],
  ['bytes', 250],
  ['bytes + 1', 251],
  ['bytes + 2 * delay - 1', 289],
  ['2 * (bytes + 1)', 502],
  ['10 - 3 - 2', 5],
  ['-delay + 0.5', -19.5],
])('%s is %d', (text, value) => {
  expect(evaluateExpression(text, { bytes: 250, delay: 20 })).toBe(value)
})

test.each([
  ['byte', 'nothing is called "byte"; expected one of bytes'],
  ['bytes +', 'expected a number or a name at the end'],
  ['bytes 1', 'expected no "1"'],
  ['(bytes', 'expected ")"'],
  ['constructor', 'nothing is called "constructor"'],
  ['bytes; 1', 'expected no ";"'],
  ['', 'expected a number'],
])('%s is refused', (text, problem) => {
  expect(() => evaluateExpression(text, { bytes: 250 })).toThrow(problem)
})
