import { expect, test } from 'vitest'
import { slotsOf } from './slots.ts'

test('what stays in view keeps its key, and what comes takes one that is free', () => {
  const before = slotsOf([100, 101, 102])
  const after = slotsOf([101, 102, 148])
  expect(after.slice(0, 2)).toEqual(before.slice(1))
  expect(after[2]).toBe(before[0])
})

test('no two have one key, however many there are', () => {
  const keys = slotsOf(Array.from({ length: 500 }, (_, index) => index))
  expect(new Set(keys).size).toBe(500)
})
