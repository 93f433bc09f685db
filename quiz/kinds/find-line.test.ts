import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { connected, fourWaves } from '../../tcp/fixture.ts'
import { simulate } from '../../tcp/simulate.ts'
import { both, noWorld, traceOf, worldOf } from '../fixture.ts'
import { gradeAnswer, questionSchema } from '../question.ts'
import { findLine, linesOf } from './find-line.ts'

const source = {
  id: 'which',
  kind: 'find-line',
  prompt: both('Which line?'),
  lines: { text: 'one\ntwo\n\nfour\n' },
  official: [{ line: 2 }],
  why: both('it is two'),
  near: [{ line: 1, why: both('too early'), misconception: 'first-is-it' }],
  rest: both('not this one'),
}
const question = findLine.schema.parse(source)
const several = findLine.schema.parse({ ...source, official: [{ line: 2 }, { line: 4 }] })

describe('one line is asked for', () => {
  test('the right one earns the point', () => {
    expect(findLine.score(question, [2], noWorld)).toMatchObject({ earned: 1, of: 1 })
  })

  test('a wrong one is told why, beside the right one', () => {
    expect(findLine.score(question, [4], noWorld)).toEqual({
      status: 'graded',
      earned: 0,
      of: 1,
      feedback: {
        lines: [
          { line: 1, chosen: false, correct: false, why: both('too early') },
          { line: 2, chosen: false, correct: true, why: both('it is two') },
          { line: 4, chosen: true, correct: false, why: both('not this one') },
        ],
      },
    })
  })

  test('picking every line earns nothing', () => {
    expect(findLine.score(question, [1, 2, 3, 4], noWorld)).toMatchObject({ earned: 0 })
  })
})

test('several lines: right less wrong picks, never below zero', () => {
  expect(findLine.score(several, [2, 4], noWorld)).toMatchObject({ earned: 2, of: 2 })
  expect(findLine.score(several, [2, 4, 1], noWorld)).toMatchObject({ earned: 1, of: 2 })
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 4 })), (picks) => {
      const score = findLine.score(several, picks, noWorld)
      expect(score.status === 'graded' && score.earned >= 0 && score.earned <= 2).toBe(true)
    }),
  )
})

test.each([[[5]], [[0]], [[2, 2]], [['2']], [[1.5]]])('%j is malformed, not wrong', (answer) => {
  expect(gradeAnswer(questionSchema.parse(source), answer, noWorld, 1)).toMatchObject({ reason: 'malformed' })
})

describe('lines that are printed from a run', () => {
  const world = worldOf(
    traceOf({}, [
      { from: 'client', flags: 'SYN' },
      { from: 'server', flags: 'SYN,ACK', ack: 1 },
      { from: 'client', flags: 'ACK', seq: 1, ack: 1 },
      { from: 'client', flags: 'FIN,ACK', seq: 1, ack: 1 },
    ]),
  )
  const printed = findLine.schema.parse({
    ...source,
    lines: { scenario: 'run', as: 'tcpdump', fromSegment: 2 },
    official: [{ segment: 3 }],
    near: [],
  })

  test('a segment is found on its line', () => {
    expect(linesOf(printed, world).map(({ segment }) => segment)).toEqual([2, 3])
    expect(findLine.official(printed, world)).toEqual([2])
    expect(findLine.score(printed, [2], world)).toMatchObject({ earned: 1 })
  })

  test('the public part holds the text of the lines and no more', () => {
    const shown = findLine.publicPart(printed, { ...world, seed: 1, locale: 'en' })
    expect(shown.lines).toHaveLength(2)
    expect(Object.keys(shown).sort()).toEqual(['id', 'kind', 'lines', 'prompt', 'seed', 'several'])
  })
})

describe('the run in words', () => {
  const run = connected(fourWaves)
  const world = { scenarios: { run }, simulate }
  const { segments } = simulate(run)
  const fin = segments.findIndex(({ flags }) => flags.includes('FIN'))
  const told = findLine.schema.parse({
    ...source,
    lines: { scenario: 'run', as: 'transcript', fromSegment: fin },
    official: [{ segment: fin }],
    near: [],
  })

  test('has calls and states beside the segments, and leaves out what comes before the one named', () => {
    const lines = linesOf(told, world)
    expect(lines.map(({ text }) => text.trim())).toContainEqual(
      expect.stringMatching(/client {2}close\(\), FIN_WAIT_1$/),
    )
    expect(lines.flatMap(({ segment }) => (segment === null ? [] : [segment]))).toEqual(
      segments.slice(fin).map(({ id }) => id),
    )
  })

  test('a segment is found on its line, which the answer names as it is shown', () => {
    const [line] = findLine.official(told, world)
    expect(linesOf(told, world)[line! - 1]!.text).toMatch(/client {2}FIN,ACK seq=1/)
    expect(findLine.score(told, [line!], world)).toMatchObject({ earned: 1, of: 1 })
  })
})

test('a wrong line with a reason tells the misconception', () => {
  expect(findLine.misconceptions(question, [1, 4], noWorld)).toEqual(['first-is-it'])
})
