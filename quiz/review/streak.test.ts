import { expect, test } from 'vitest'
import { calibrationOf } from './calibration.ts'
import { mondayOf } from './day.ts'
import { answered, today } from './fixture.ts'
import { streakOf } from './streak.ts'

test.each([
  ['nothing yet', [], 0],
  ['only today', [0], 1],
  ['yesterday, and today is not over', [1], 1],
  ['three days in a row', [2, 1, 0], 3],
  ['one missed day between', [4, 3, 1, 0], 4],
  ['yesterday missed', [3, 2], 2],
  ['two days missed', [4, 3], 0],
  ['two missed days end it there', [9, 8, 5, 4, 3], 0],
  ['every other day', [6, 4, 2, 0], 4],
  ['an older row behind two missed days', [8, 7, 6, 2, 1, 0], 3],
  ['the same day twice', [1, 1, 0, 0], 2],
  ['a day in the future', [1, 0, -5], 2],
])('%s', (_, ago, length) => {
  expect(
    streakOf(
      ago.map((days) => today - days),
      today,
    ),
  ).toBe(length)
})

test('a week begins on Monday', () => {
  // 2026-11-23 is a Monday.
  const monday = Date.UTC(2026, 10, 23) / 86_400_000
  expect([0, 1, 6, 7, -1].map((days) => mondayOf(monday + days) - monday)).toEqual([0, 0, 0, 7, -7])
})

test('calibration sets beside each other how often the sure and the guessed answers were right, by week', () => {
  const monday = mondayOf(today)
  const answers = [
    answered('a', monday, 1, 'sure'),
    answered('b', monday + 6, 0, 'sure'),
    answered('c', monday + 1, 0.5, 'guessing'),
    answered('d', monday + 1, 1),
    answered('e', monday + 7, 1, 'guessing'),
  ]
  expect(calibrationOf(answers)).toEqual([
    { monday, sure: { answers: 2, right: 1 }, guessing: { answers: 1, right: 0 } },
    { monday: monday + 7, sure: { answers: 0, right: 0 }, guessing: { answers: 1, right: 1 } },
  ])
})
