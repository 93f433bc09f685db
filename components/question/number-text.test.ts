import { expect, test } from 'vitest'
import { numberIn } from './number-text'

test.each([
  ['1201', 1201],
  [' 60 ', 60],
  ['-1', -1],
  ['−1', -1],
  ['0.5', 0.5],
  ['007', 7],
  ['60,000', 60_000],
  ['1,234,567.5', 1_234_567.5],
  ['60 000', 60_000],
  ['１２０１', 1201],
  ['６０，０００', 60_000],
])('"%s" is the number %d', (text, number) => {
  expect(numberIn(text)).toBe(number)
})

test.each([[''], ['abc'], ['60 ms'], ['1,5'], ['1,23,456'], ['0x10'], ['1e3'], ['--1'], ['1.2.3'], ['Infinity']])(
  '"%s" is no number',
  (text) => {
    expect(numberIn(text)).toBeNull()
  },
)
