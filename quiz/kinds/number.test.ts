import { describe, expect, test } from 'vitest'
import { both, noWorld, setting, traceOf, worldOf } from '../fixture.ts'
import { number } from './number.ts'

const common = { id: 'ack-of-fin', kind: 'number', prompt: both('Which number?'), why: both('the FIN takes one') }
const near = [{ value: 1, why: both('a FIN takes a number'), misconception: 'fin-takes-no-number' }]

describe('a number read from a run', () => {
  const question = number.schema.parse({ ...common, near, answer: { scenario: 'run', segment: 1, field: 'ack' } })
  const world = worldOf(
    traceOf({}, [
      { from: 'client', flags: 'FIN,ACK', seq: 1, ack: 1 },
      { from: 'server', flags: 'ACK', seq: 1, ack: 2 },
    ]),
  )

  test('is right when it is what the engine says', () => {
    expect(number.score(question, 2, world)).toEqual({
      status: 'graded',
      earned: 1,
      of: 1,
      feedback: { given: 2, expected: 2, correct: true, near: null, why: both('the FIN takes one') },
    })
  })

  test('that is a likely mistake is explained as one', () => {
    expect(number.score(question, 1, world)).toMatchObject({
      earned: 0,
      feedback: { expected: 2, correct: false, near: both('a FIN takes a number') },
    })
  })

  test('that nobody foresaw gets the explanation of the answer', () => {
    expect(number.score(question, 77, world)).toMatchObject({
      earned: 0,
      feedback: { near: null, why: both('the FIN takes one') },
    })
  })

  test('follows the engine when the run changes', () => {
    const changed = worldOf(
      traceOf({}, [
        { from: 'client', flags: 'FIN,ACK' },
        { from: 'server', flags: 'ACK', ack: 9 },
      ]),
    )
    expect(number.official(question, changed)).toBe(9)
  })

  test('is a fault of the content when the segment does not exist', () => {
    expect(() => number.score(question, 2, worldOf(traceOf({})))).toThrow(/segment 1/)
  })

  test('is a fault of the content when the segment has no such field', () => {
    const syn = traceOf({}, [
      { from: 'client', flags: 'SYN' },
      { from: 'client', flags: 'SYN' },
    ])
    expect(() => number.score(question, 2, worldOf(syn))).toThrow(/ack/)
  })
})

describe('a number from a source', () => {
  const question = number.schema.parse({
    ...common,
    unit: { en: 's', zh: '秒' },
    answer: { value: 60, tolerance: 1, source: 'Linux TCP_TIMEWAIT_LEN' },
  })

  test.each([
    [58.9, 0],
    [59, 1],
    [60, 1],
    [61, 1],
    [61.1, 0],
  ])('%d earns %d with a tolerance of 1', (given, earned) => {
    expect(number.score(question, given, noWorld)).toMatchObject({ earned })
  })

  test('shows its unit and hides its source', () => {
    expect(number.publicPart(question, { ...setting(), locale: 'zh' })).toEqual({
      id: 'ack-of-fin',
      seed: 1,
      kind: 'number',
      prompt: 'Which number? 中',
      unit: '秒',
    })
  })

  test('must name the source', () => {
    expect(number.schema.safeParse({ ...common, answer: { value: 60 } }).success).toBe(false)
  })
})

test.each([['60'], [Number.NaN], [Number.POSITIVE_INFINITY], [[60]], [{}]])('%s is not an answer', (answer) => {
  expect(number.answerSchema.safeParse(answer).success).toBe(false)
})
