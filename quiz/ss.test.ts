import { expect, test } from 'vitest'
import { ssTime } from './ss.ts'

test.each([
  [40, '040ms'],
  [240, '240ms'],
  [1000, '1sec'],
  [1240, '1.240ms'],
  [59_980, '59sec'],
  [60_000, '1min'],
  [90_000, '1min30sec'],
  [7_199_000, '119min'],
  [0, ''],
])('%i ms are %s', (ms, text) => {
  expect(ssTime(ms)).toBe(text)
})
