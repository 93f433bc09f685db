import { describe, expect, test } from 'vitest'
import { connected } from '../../tcp/fixture.ts'
import { simulate } from '../../tcp/simulate.ts'
import { both, setting } from '../fixture.ts'
import { hintOf } from '../hints.ts'
import type { World } from '../kind.ts'
import { gradeAnswer, withRun } from '../question.ts'
import { drill, lookAt } from './drill.ts'

const before = connected([{ at: 100, host: 'client', do: 'close' }], { untilMs: 60_000 })
const after = connected(
  [
    { at: 100, host: 'client', do: 'close' },
    { at: 300, host: 'server', do: 'close' },
  ],
  { untilMs: 60_000 },
)
const world: World = { scenarios: { before, after }, simulate }
const option = (id: string, more = {}) => ({ id, text: both(id), why: both(`why ${id}`), ...more })
const question = drill.schema.parse({
  id: 'drill-test',
  kind: 'drill',
  title: both('Many CLOSE-WAIT'),
  prompt: both('What is it?'),
  numbers: { rate: { from: [10, 20, 30] } },
  symptom: [{ text: 'log: {rate} a second' }, { census: { scenario: 'before', host: 'server', perSecond: '{rate}' } }],
  looks: [
    { ask: both('Sockets?'), shows: [{ ss: { scenario: 'before', host: 'server', rows: 2, state: 'CLOSE_WAIT' } }] },
    { ask: both('Code?'), shows: [{ text: 'conn.recv(4096)' }] },
  ],
  lookCost: 0.1,
  causes: [option('leak', { correct: true }), option('loss', { misconception: 'loss-it-is' }), option('peer')],
  repairs: [option('close', { correct: true }), option('wait'), option('pray', { misconception: 'praying-helps' })],
  before: 'before',
  see: 'after',
  why: both('Nobody calls close().'),
})
const score = (cause: string, repair: string, hintsTaken = 0) =>
  drill.score(question, { cause, repair }, { ...world, hintsTaken })

describe('a drill', () => {
  test('shows the symptom, names the looks and their price, and tells no answer', () => {
    const shown = drill.publicPart(question, { ...setting({ before, after }), simulate })
    expect(shown).toMatchObject({ looks: ['Sockets?', 'Code?'], lookCost: 0.1, kind: 'drill' })
    expect(shown.symptom.split('\n')).toEqual([
      'log: 10 a second',
      '',
      "$ ss -tanH | awk '{print $1}' | sort | uniq -c | sort -rn",
      '    599 CLOSE-WAIT',
      '      1 ESTAB',
    ])
    expect(shown.causes.map(({ id }) => id).sort()).toEqual(['leak', 'loss', 'peer'])
    for (const secret of ['correct', 'why', 'misconception', 'recv(4096)', 'Nobody calls'])
      expect(JSON.stringify(shown)).not.toContain(secret)
  })

  test('has other numbers with another seed, and the same with the same', () => {
    const symptom = (seed: number) =>
      drill.publicPart(question, { ...setting({ before, after }, seed), simulate }).symptom
    expect(symptom(7)).toBe(symptom(7))
    expect(symptom(7)).not.toBe(symptom(1))
  })

  test.each([
    ['leak', 'close', 0, 1],
    ['leak', 'wait', 0, 0.5],
    ['loss', 'close', 0, 0.5],
    ['loss', 'wait', 0, 0],
    ['leak', 'close', 1, 0.9],
    ['leak', 'close', 2, 0.8],
    ['leak', 'close', 9, 0.8],
    ['loss', 'wait', 2, 0],
  ])('%s and %s after %i looks earn %d', (cause, repair, looks, earned) => {
    expect(score(cause, repair, looks)).toMatchObject({ status: 'graded', earned, of: 1 })
  })

  test('says of every cause and repair why, the ones not chosen included', () => {
    expect(score('loss', 'close')).toMatchObject({
      feedback: {
        causes: [
          { id: 'leak', chosen: false, correct: true, why: both('why leak') },
          { id: 'loss', chosen: true, correct: false, why: both('why loss') },
          { id: 'peer', chosen: false, correct: false },
        ],
        repairs: [{ id: 'close', chosen: true, correct: true }, { id: 'wait' }, { id: 'pray' }],
        why: question.why,
      },
    })
    expect(drill.misconceptions(question, { cause: 'loss', repair: 'pray' })).toEqual(['loss-it-is', 'praying-helps'])
  })

  test('a cause that was not offered is no answer', () => {
    expect(score('elves', 'close')).toMatchObject({ status: 'ungraded', reason: 'malformed' })
  })

  test('a look is a hint that needs no other before it; what it shows is what the variant shows', () => {
    expect(hintOf(question, 1, world, 1)).toMatchObject({ cost: 0.1, inOrder: false })
    expect(hintOf(question, 1, world, 1)?.text.zh).toBe('conn.recv(4096)')
    expect(hintOf(question, 2, world, 1)).toBeUndefined()
    expect(lookAt(question, 0, world, 3).split('\n')).toEqual([
      '$ ss -tanop | grep CLOSE-WAIT | head -2',
      expect.stringMatching(/^CLOSE-WAIT +1 +0 {2}10\.0\.0\.2:80 +10\.0\.0\.1:\d+ +users:/),
      expect.stringMatching(/^CLOSE-WAIT +1 +0 {2}10\.0\.0\.2:80/),
    ])
  })

  test('the run of the trouble and that of the repair are told with the grade', () => {
    const grade = gradeAnswer(question, { cause: 'loss', repair: 'wait' }, world, 1)
    expect(withRun(grade, question, world, 1)).toMatchObject({ before, see: after })
  })
})
