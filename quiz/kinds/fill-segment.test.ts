import { describe, expect, test } from 'vitest'
import { both, traceOf, worldOf } from '../fixture.ts'
import { gradeAnswer, questionSchema } from '../question.ts'
import { fillSegment } from './fill-segment.ts'

const world = worldOf(
  traceOf({}, [
    { from: 'client', flags: 'SYN' },
    { from: 'server', flags: 'FIN,PSH,ACK', seq: 501, ack: 252, len: 28 },
    { from: 'client', flags: 'ACK', seq: 252, ack: 530 },
  ]),
)
const source = {
  id: 'next',
  kind: 'fill-segment',
  prompt: both('Fill in.'),
  moment: { scenario: 'run', segment: 1 },
  blank: ['flags', 'seq', 'ack'],
  why: both('the FIN comes after its data'),
  near: [
    { field: 'ack', value: 251, why: both('that one has arrived'), misconception: 'fin-takes-no-number' },
    { field: 'flags', value: 'FIN', why: both('never bare'), misconception: 'first-fin-is-bare' },
  ],
}
const question = fillSegment.schema.parse(source)
const right = { flags: 'FIN,ACK', seq: 501, ack: 252 }

describe('a point for each field', () => {
  test('all of them right', () => {
    expect(fillSegment.score(question, right, world)).toMatchObject({ earned: 3, of: 3 })
  })

  test('a wrong one says what was expected, and why it is a likely mistake', () => {
    expect(fillSegment.score(question, { ...right, ack: 251 }, world)).toEqual({
      status: 'graded',
      earned: 2,
      of: 3,
      feedback: {
        fields: [
          { field: 'flags', given: 'FIN,ACK', expected: 'FIN,ACK', correct: true, near: null },
          { field: 'seq', given: 501, expected: 501, correct: true, near: null },
          { field: 'ack', given: 251, expected: 252, correct: false, near: both('that one has arrived') },
        ],
        why: both('the FIN comes after its data'),
      },
    })
  })

  test('that there is no acknowledgement number is an answer', () => {
    const syn = fillSegment.schema.parse({
      ...source,
      moment: { scenario: 'run', segment: 0 },
      blank: ['ack'],
      near: [],
    })
    expect(fillSegment.score(syn, { ack: null }, world)).toMatchObject({ earned: 1, of: 1 })
    expect(fillSegment.score(syn, { ack: 0 }, world)).toMatchObject({ earned: 0, of: 1 })
  })
})

test.each(['ACK,FIN', 'FIN,PSH,ACK', 'FIN, ACK'])('flags are a set, and PSH is not asked for: %s', (flags) => {
  expect(gradeAnswer(questionSchema.parse(source), { ...right, flags }, world, 1)).toMatchObject({ earned: 3 })
})

test.each([
  ['a flag that does not exist', { ...right, flags: 'FIN,END' }],
  ['a flag twice', { ...right, flags: 'FIN,FIN' }],
  ['no flag', { ...right, flags: '' }],
  ['a number that is text', { ...right, seq: '501' }],
  ['a number below zero', { ...right, seq: -1 }],
  ['a field that is missing', { flags: 'FIN,ACK', seq: 501 }],
  ['a field that does not exist', { ...right, window: 1 }],
])('%s is malformed, not wrong', (_, answer) => {
  expect(gradeAnswer(questionSchema.parse(source), answer, world, 1)).toMatchObject({
    status: 'ungraded',
    reason: 'malformed',
  })
})

test('the public part shows the segments before, and of the segment itself what is not asked for', () => {
  const shown = fillSegment.publicPart(question, { ...world, seed: 1, locale: 'en' })
  expect(shown).toMatchObject({ from: 'server', at: 10, given: { len: 28 }, blank: ['flags', 'seq', 'ack'] })
  expect(shown.before.map(({ flags }) => flags)).toEqual(['SYN'])
  expect(JSON.stringify(shown)).not.toMatch(/501|252|FIN,/)
})

test('a near value tells the misconception', () => {
  expect(fillSegment.misconceptions(question, { ...right, flags: 'FIN', ack: 251 })).toEqual([
    'first-fin-is-bare',
    'fin-takes-no-number',
  ])
  expect(fillSegment.misconceptions(question, right)).toEqual([])
})

test('the official answer earns full marks', () => {
  expect(fillSegment.score(question, fillSegment.official(question, world), world)).toMatchObject({ earned: 3, of: 3 })
})
