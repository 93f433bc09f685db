import { expect, test } from 'vitest'
import { both, setting } from '../fixture.ts'
import { oneChoice } from './one-choice.ts'

const wrong = (id: string) => ({ id, text: both(`text ${id}`), why: both(`why ${id}`), misconception: `myth-${id}` })
const source = {
  id: 'wave-flags',
  kind: 'one-choice',
  prompt: both('Which flags?'),
  options: [
    wrong('bare'),
    { id: 'both', correct: true, text: both('text both'), why: both('why both') },
    wrong('urgent'),
  ],
}
const question = oneChoice.schema.parse(source)

test('the correct option earns the point', () => {
  expect(oneChoice.score(question, 'both')).toMatchObject({ status: 'graded', earned: 1, of: 1 })
})

test('a wrong option earns nothing', () => {
  expect(oneChoice.score(question, 'bare')).toMatchObject({ status: 'graded', earned: 0, of: 1 })
})

test('every option says whether it was chosen, whether it is right, and why', () => {
  expect(oneChoice.score(question, 'bare')).toMatchObject({
    feedback: {
      options: [
        { id: 'bare', chosen: true, correct: false, why: both('why bare') },
        { id: 'both', chosen: false, correct: true, why: both('why both') },
        { id: 'urgent', chosen: false, correct: false, why: both('why urgent') },
      ],
    },
  })
})

test('an option that does not exist is malformed, not wrong', () => {
  expect(oneChoice.score(question, 'none')).toEqual({
    status: 'ungraded',
    reason: 'malformed',
    detail: 'no option "none"',
  })
})

test('the official answer earns full marks', () => {
  expect(oneChoice.score(question, oneChoice.official(question))).toMatchObject({ earned: 1, of: 1 })
})

test('the public part has the texts of one language and the options in an order drawn from the seed', () => {
  const shown = oneChoice.publicPart(question, setting({}, 3))
  expect(shown).toEqual({
    id: 'wave-flags',
    seed: 3,
    kind: 'one-choice',
    prompt: 'Which flags?',
    options: expect.arrayContaining(['bare', 'both', 'urgent'].map((id) => ({ id, text: `text ${id}` }))),
  })
  const orders = new Set([1, 2, 3, 4, 5, 6].map((seed) => orderOf(seed)))
  expect(orders.size).toBeGreaterThan(1)
})

const orderOf = (seed: number) =>
  oneChoice
    .publicPart(question, setting({}, seed))
    .options.map(({ id }) => id)
    .join()

test('two correct options are refused', () => {
  const options = source.options.map(({ id, text, why }) => ({ id, text, why, correct: true }))
  expect(oneChoice.schema.safeParse({ ...source, options }).error?.issues[0]).toMatchObject({
    path: ['options'],
    message: 'expected exactly one option with correct: true',
  })
})

test('a wrong option without a misconception is refused', () => {
  const options = source.options.map((option) => ({ ...option, misconception: undefined }))
  expect(oneChoice.schema.safeParse({ ...source, options }).error?.issues[0]?.path).toEqual([
    'options',
    0,
    'misconception',
  ])
})

test('the same id twice is refused', () => {
  expect(oneChoice.schema.safeParse({ ...source, options: [...source.options, wrong('bare')] }).success).toBe(false)
})
