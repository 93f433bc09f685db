import { describe, expect, test } from 'vitest'
import { type Progress, standingOf, withGrade } from './progress'

const none: Progress = { questions: {}, lessons: {} }
const wrong = { earned: 0, of: 2 }
const half = { earned: 1, of: 2 }
const full = { earned: 2, of: 2 }
const answered = (...grades: { earned: number; of: number }[]) =>
  grades.reduce((progress, marks) => withGrade(progress, 'fin', marks), none)

describe('after a grade', () => {
  test('the first answer is also the best and the last', () => {
    expect(answered(half).questions.fin).toEqual({ attempts: 1, first: half, best: half, last: half })
  })

  test('a worse answer is the last one and leaves the best', () => {
    expect(answered(full, wrong).questions.fin).toEqual({ attempts: 2, first: full, best: full, last: wrong })
  })

  test('a better answer becomes the best', () => {
    expect(answered(wrong, half).questions.fin).toEqual({ attempts: 2, first: wrong, best: half, last: half })
  })

  test('other questions stay as they were, and so does the progress before', () => {
    const before = answered(half)
    expect(withGrade(before, 'ack', full).questions.fin).toEqual(before.questions.fin)
    expect(before.questions).not.toHaveProperty('ack')
  })

  test('marks out of different totals are compared by their share', () => {
    const mixed = withGrade(answered({ earned: 2, of: 4 }), 'fin', { earned: 1, of: 1 })
    expect(mixed.questions.fin?.best).toEqual({ earned: 1, of: 1 })
  })
})

test.each([
  ['new', none],
  ['not-yet', answered(wrong)],
  ['partly', answered(half, wrong)],
  ['right', answered(full, wrong)],
])('a question is %s by its best answer', (standing, progress) => {
  expect(standingOf(progress, 'fin')).toBe(standing)
})
