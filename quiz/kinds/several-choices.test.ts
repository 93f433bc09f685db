import fc from 'fast-check'
import { expect, test } from 'vitest'
import { both, setting } from '../fixture.ts'
import { severalChoices } from './several-choices.ts'

const right = (id: string) => ({ id, correct: true, text: both(id), why: both(`why ${id}`) })
const wrong = (id: string) => ({ id, text: both(id), why: both(`why ${id}`), misconception: `myth-${id}` })
const question = severalChoices.schema.parse({
  id: 'several',
  kind: 'several-choices',
  prompt: both('Which hold?'),
  options: [right('a'), wrong('b'), right('c'), wrong('d'), right('e')],
})
const earnedFor = (...answer: string[]) => {
  const score = severalChoices.score(question, answer)
  return score.status === 'graded' ? `${score.earned} of ${score.of}` : score.reason
}

test('all correct options and no other earn full marks', () => {
  expect(earnedFor('a', 'c', 'e')).toBe('3 of 3')
})

test('each right pick is a point', () => {
  expect(earnedFor('a', 'c')).toBe('2 of 3')
})

test('a wrong pick takes a point away', () => {
  expect(earnedFor('a', 'c', 'b')).toBe('1 of 3')
})

test('the points never fall below zero', () => {
  expect(earnedFor('b', 'd')).toBe('0 of 3')
})

test('picking everything does not pay', () => {
  expect(earnedFor('a', 'b', 'c', 'd', 'e')).toBe('1 of 3')
})

test('an option that does not exist is malformed', () => {
  expect(earnedFor('a', 'z')).toBe('malformed')
})

test('the same option twice is malformed', () => {
  expect(severalChoices.answerSchema.safeParse(['a', 'a']).success).toBe(false)
})

test('any picks earn between nothing and full marks, and full marks only for exactly the correct ones', () => {
  fc.assert(
    fc.property(fc.subarray(['a', 'b', 'c', 'd', 'e']), (picks) => {
      const score = severalChoices.score(question, picks)
      if (score.status !== 'graded') throw new Error(`not graded: ${score.reason}`)
      expect(score.earned).toBeGreaterThanOrEqual(0)
      expect(score.earned).toBeLessThanOrEqual(score.of)
      expect(score.earned === score.of).toBe(picks.join() === 'a,c,e')
    }),
  )
})

test('the options that were not picked explain themselves too', () => {
  expect(severalChoices.score(question, ['a'])).toMatchObject({
    feedback: { options: [{ chosen: true }, { chosen: false, correct: false, why: both('why b') }, {}, {}, {}] },
  })
})

test('the public part does not say how many are correct', () => {
  expect(Object.keys(severalChoices.publicPart(question, setting())).sort()).toEqual([
    'id',
    'kind',
    'options',
    'prompt',
    'seed',
  ])
})
