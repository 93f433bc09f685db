import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { both, emptyScenario, noWorld, setting } from '../fixture.ts'
import { gradeAnswer, questionSchema } from '../question.ts'
import { spotError } from './spot-error.ts'

const wrong = (misconception: string) => ({
  correction: both('as it should stand'),
  why: both('the kernel does'),
  misconception,
  see: 'run',
})
const source = {
  id: 'text',
  kind: 'spot-error',
  prompt: both('Mark what is wrong.'),
  text: [
    { id: 'a', text: both('A holds.'), why: both('it does') },
    { id: 'b', text: both('B does not.'), error: wrong('ack-is-consent') },
    { id: 'c', text: both('C does not.'), error: wrong('fin-is-a-request') },
    { id: 'd', text: both('D holds.'), why: both('it does too') },
  ],
}
const world = { ...noWorld, scenarios: { run: emptyScenario } }
const question = spotError.schema.parse(source)

describe('marks', () => {
  test.each([
    [['b', 'c'], 2],
    [['b'], 1],
    [['b', 'c', 'a'], 1],
    [['a', 'd'], 0],
    [['a', 'b', 'c', 'd'], 0],
  ])('%j earn %i of 2: right less wrong ones', (marks, earned) => {
    expect(spotError.score(question, marks, world)).toMatchObject({ earned, of: 2 })
  })

  test('are never worth less than nothing', () => {
    fc.assert(
      fc.property(fc.subarray(['a', 'b', 'c', 'd']), (marks) => {
        const score = spotError.score(question, marks, world)
        expect(score.status === 'graded' && score.earned >= 0 && score.earned <= 2).toBe(true)
      }),
    )
  })
})

test('every sentence is told: what is wrong with its correction and a run, what is right with its reason', () => {
  const score = spotError.score(question, ['a', 'b'], world)
  expect(score.status === 'graded' && score.feedback.sentences.slice(0, 2)).toEqual([
    { id: 'a', marked: true, wrong: false, correction: null, why: both('it does') },
    {
      id: 'b',
      marked: true,
      wrong: true,
      correction: both('as it should stand'),
      why: both('the kernel does'),
      see: emptyScenario,
    },
  ])
})

test('an error that is left standing tells its misconception', () => {
  expect(spotError.misconceptions(question, ['b'])).toEqual(['fin-is-a-request'])
})

test.each([[['x']], [['b', 'b']], ['b'], [[1]]])('%j is malformed, not wrong', (answer) => {
  expect(gradeAnswer(questionSchema.parse(source), answer, noWorld, 1)).toMatchObject({ reason: 'malformed' })
})

test('the public part keeps the text as it stands and tells nothing of errors', () => {
  expect(spotError.publicPart(question, setting()).sentences).toEqual([
    { id: 'a', text: 'A holds.' },
    { id: 'b', text: 'B does not.' },
    { id: 'c', text: 'C does not.' },
    { id: 'd', text: 'D holds.' },
  ])
})

test.each([
  ['without an error', source.text.filter(({ error }) => !error).concat({ id: 'e', text: both('E'), why: both('e') })],
  ['without a right sentence', source.text.filter(({ error }) => error)],
  ['with a sentence that is right and wrong', source.text.map((one) => ({ ...one, why: both('x') }))],
  [
    'with an error that no run shows',
    source.text.map((one) => ({ ...one, ...(one.error && { error: { ...one.error, see: undefined } }) })),
  ],
])('a text %s is refused', (_, text) => {
  expect(spotError.schema.safeParse({ ...source, text }).success).toBe(false)
})
