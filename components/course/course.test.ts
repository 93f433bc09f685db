import { expect, test } from 'vitest'
import type { Progress } from '@/components/question/progress'
import { lessonToContinue } from './course'

const lessons = [
  { slug: 'one', questionIds: ['a', 'b'] },
  { slug: 'two', questionIds: ['c'] },
  { slug: 'three', questionIds: ['d'] },
]
const full = { attempts: 1, first: { earned: 2, of: 2 }, best: { earned: 2, of: 2 }, last: { earned: 0, of: 2 } }
const part = { attempts: 3, first: { earned: 1, of: 2 }, best: { earned: 1, of: 2 }, last: { earned: 1, of: 2 } }
const opened = (last: string, finished = false) => ({ first: '2026-11-01', last, finished: finished ? last : null })
const next = (questions: Progress['questions'], visits: Progress['lessons'] = {}) =>
  lessonToContinue(lessons, { questions, lessons: visits })?.slug

test('a new learner continues at the first lesson', () => {
  expect(next({})).toBe('one')
})

test('a lesson with a question only partly right is not finished', () => {
  expect(next({ a: full, b: part })).toBe('one')
})

test('the best answer counts, not the last', () => {
  expect(next({ a: full, b: full })).toBe('two')
})

test('the lesson that was open last goes first, although an earlier one has been left out', () => {
  expect(next({ c: full }, { one: opened('2026-11-02'), three: opened('2026-11-05') })).toBe('three')
})

test('a lesson that was read to its end, with each question tried, holds nobody up', () => {
  expect(next({ a: full, b: part }, { one: opened('2026-11-02', true) })).toBe('two')
})

test('a lesson that was read to its end with a question left out is not finished', () => {
  expect(next({ a: full }, { one: opened('2026-11-02', true) })).toBe('one')
})

test('when every lesson is finished, what is not yet solved is next', () => {
  const read = Object.fromEntries(lessons.map(({ slug }) => [slug, opened('2026-11-02', true)]))
  expect(next({ a: full, b: full, c: part, d: full }, read)).toBe('two')
})

test('when every question is solved there is nothing to continue', () => {
  expect(next({ a: full, b: full, c: full, d: full })).toBeUndefined()
})
