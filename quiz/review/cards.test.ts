import fc from 'fast-check'
import { Rating } from 'ts-fsrs'
import { expect, test } from 'vitest'
import { cardsOf, ratingOf } from './cards.ts'
import { answered, history, today } from './fixture.ts'

test.each([
  ['wrong', 0, null, Rating.Again],
  ['wrong, and sure', 0, 'sure', Rating.Again],
  ['partly right', 0.5, null, Rating.Hard],
  ['partly right, and sure', 0.5, 'sure', Rating.Hard],
  ['right by guessing', 1, 'guessing', Rating.Hard],
  ['right', 1, null, Rating.Good],
  ['right, and sure', 1, 'sure', Rating.Good],
] as const)('an answer that is %s is rated so', (_, earned, confidence, rating) => {
  expect(ratingOf({ earned, of: 1, confidence })).toBe(rating)
})

test.each([
  [0, Rating.Again],
  [2, Rating.Again],
  [3, Rating.Hard],
  [5, Rating.Hard],
  [6, Rating.Good],
])('%i of 6 key points ticked', (earned, rating) => {
  expect(ratingOf({ earned, of: 6, confidence: null, ticked: true })).toBe(rating)
})

const dueAfter = (...answers: Parameters<typeof cardsOf>[0]) => cardsOf(answers).get('fin')!.due - today

test('what was right comes back later than what was guessed, and that not sooner than what was wrong', () => {
  const wrong = dueAfter(answered('fin', today, 0))
  const guessed = dueAfter(answered('fin', today, 1, 'guessing'))
  const right = dueAfter(answered('fin', today))
  expect(wrong).toBeGreaterThanOrEqual(1)
  expect(guessed).toBeGreaterThanOrEqual(wrong)
  expect(right).toBeGreaterThan(guessed)
})

test('the pause grows with each time that it was right', () => {
  const first = cardsOf([answered('fin', today)]).get('fin')!
  const second = cardsOf([answered('fin', today), answered('fin', first.due)]).get('fin')!
  expect(second.due - second.last).toBeGreaterThan(first.due - first.last)
})

test('the first answer of a day counts, not the repeats after the explanation', () => {
  const once = cardsOf([answered('fin', today, 0)])
  expect(cardsOf([answered('fin', today, 0), answered('fin', today), answered('fin', today)])).toEqual(once)
})

test('each question is remembered by itself', () => {
  const mixed = cardsOf([answered('fin', today, 0), answered('ack', today), answered('fin', today + 2)])
  expect(mixed.get('fin')).toEqual(cardsOf([answered('fin', today, 0), answered('fin', today + 2)]).get('fin'))
  expect(mixed.get('ack')?.reviews).toBe(1)
})

test('a calendar that was set back does not make a pause negative (R9)', () => {
  const back = cardsOf([answered('fin', today), answered('fin', today - 3), answered('fin', today + 5)])
  expect(back).toEqual(cardsOf([answered('fin', today), answered('fin', today + 5)]))
})

test('whatever was answered, every question has one card, due after it was last seen and within a year', () => {
  fc.assert(
    fc.property(history, (answers) => {
      const cards = cardsOf(answers)
      expect(new Set(cards.keys())).toEqual(new Set(answers.map(({ questionId }) => questionId)))
      for (const { due, last } of cards.values()) {
        expect(due).toBeGreaterThan(last)
        expect(due - last).toBeLessThanOrEqual(365)
      }
    }),
  )
})
