import { expect, test } from 'vitest'
import { lessonToContinue } from './course'

const lessons = [
  { slug: 'one', questionIds: ['a', 'b'] },
  { slug: 'two', questionIds: ['c'] },
]
const full = { attempts: 1, best: { earned: 2, of: 2 }, last: { earned: 0, of: 2 } }
const part = { attempts: 3, best: { earned: 1, of: 2 }, last: { earned: 1, of: 2 } }

test('a new learner continues at the first lesson', () => {
  expect(lessonToContinue(lessons, { questions: {} })?.slug).toBe('one')
})

test('a lesson with a question only partly right is not finished', () => {
  expect(lessonToContinue(lessons, { questions: { a: full, b: part } })?.slug).toBe('one')
})

test('the best answer counts, not the last', () => {
  expect(lessonToContinue(lessons, { questions: { a: full, b: full } })?.slug).toBe('two')
})

test('when every question is solved there is nothing to continue', () => {
  expect(lessonToContinue(lessons, { questions: { a: full, b: full, c: full } })).toBeNull()
})
