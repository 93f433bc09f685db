import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { both, setting } from '../fixture.ts'
import { orderSteps } from './order-steps.ts'

const source = {
  id: 'waves',
  kind: 'order-steps',
  prompt: both('In which order?'),
  steps: ['fin', 'ack', 'fin-back', 'ack-back'].map((id) => ({ id, text: both(`text ${id}`) })),
  why: both('each FIN is acknowledged'),
}
const question = orderSteps.schema.parse(source)
const scoreOf = (...given: string[]) => orderSteps.score(question, given)
const anyOrder = fc.shuffledSubarray(['fin', 'ack', 'fin-back', 'ack-back'], { minLength: 4 })

test('the listed order earns a point for each of the six pairs', () => {
  expect(scoreOf('fin', 'ack', 'fin-back', 'ack-back')).toMatchObject({ earned: 6, of: 6, feedback: { broken: [] } })
})

test('two neighbours exchanged break one pair, and the feedback names it', () => {
  expect(scoreOf('fin', 'fin-back', 'ack', 'ack-back')).toMatchObject({
    earned: 5,
    of: 6,
    feedback: { broken: [['ack', 'fin-back']], solution: ['fin', 'ack', 'fin-back', 'ack-back'] },
  })
})

test('the reverse order earns nothing', () => {
  expect(scoreOf('ack-back', 'fin-back', 'ack', 'fin')).toMatchObject({ earned: 0, of: 6 })
})

test.each([
  ['a step is missing', ['fin', 'ack', 'fin-back']],
  ['a step does not exist', ['fin', 'ack', 'fin-back', 'rst']],
])('when %s the answer is malformed', (_, given) => {
  expect(scoreOf(...given)).toMatchObject({ status: 'ungraded', reason: 'malformed' })
})

test('a step given twice is malformed', () => {
  expect(orderSteps.answerSchema.safeParse(['fin', 'fin', 'ack', 'ack-back']).success).toBe(false)
})

test('points and broken pairs always add up to all pairs', () => {
  fc.assert(
    fc.property(anyOrder, (given) => {
      const score = orderSteps.score(question, given)
      if (score.status !== 'graded') throw new Error(`not graded: ${score.reason}`)
      expect(score.earned + score.feedback.broken.length).toBe(6)
    }),
  )
})

test('whatever the seed, the steps are not shown in a right order', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const shown = orderSteps.publicPart(question, setting({}, seed)).steps.map(({ id }) => id)
      expect([...shown].sort()).toEqual(['ack', 'ack-back', 'fin', 'fin-back'])
      expect(orderSteps.score(question, shown)).not.toMatchObject({ earned: 6 })
    }),
  )
})

describe('where only some pairs matter', () => {
  const loose = orderSteps.schema.parse({
    ...source,
    before: [
      ['fin', 'ack'],
      ['fin-back', 'ack-back'],
    ],
  })

  test('every order in which they hold earns full marks', () => {
    expect(orderSteps.score(loose, ['fin-back', 'fin', 'ack-back', 'ack'])).toMatchObject({ earned: 2, of: 2 })
  })

  test('only they are counted', () => {
    expect(orderSteps.score(loose, ['ack', 'fin', 'fin-back', 'ack-back'])).toMatchObject({
      earned: 1,
      of: 2,
      feedback: { broken: [['fin', 'ack']] },
    })
  })

  test('the steps shown break at least one of them', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const shown = orderSteps.publicPart(loose, setting({}, seed)).steps.map(({ id }) => id)
        expect(orderSteps.score(loose, shown)).not.toMatchObject({ earned: 2 })
      }),
    )
  })

  test('a pair that the listed order contradicts is refused', () => {
    expect(orderSteps.schema.safeParse({ ...source, before: [['ack', 'fin']] }).error?.issues[0]?.path).toEqual([
      'before',
      0,
    ])
  })

  test('a pair with an unknown step is refused', () => {
    expect(orderSteps.schema.safeParse({ ...source, before: [['fin', 'rst']] }).success).toBe(false)
  })
})
