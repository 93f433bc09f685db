import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { both, emptyScenario, noWorld, traceOf } from './fixture.ts'
import type { World } from './kind.ts'
import { type Grade, gradeAnswer, kinds, publicQuestion, type Question, questionSchema, withRun } from './question.ts'

/** Every string that a learner may see only after answering starts with this. */
const secret = fc.stringMatching(/^[a-z]{4,12}$/).map((word) => `secret-${word}`)
const hidden = secret.map(both)
const shown = fc.stringMatching(/^[A-Z][a-z ]{3,20}[a-z]$/).map(both)
const id = fc.stringMatching(/^[a-z]{3,8}$/)
const common = { id, prompt: shown, see: fc.constant('run') }

const option = (correct: boolean) =>
  fc
    .record({ text: shown, why: hidden })
    .chain((base) => secret.map((misconception) => (correct ? { ...base, correct } : { ...base, misconception })))
const named = <T extends object>(entries: T[]) => entries.map((entry, index) => ({ id: `one-${index}`, ...entry }))
const wrongs = fc.array(option(false), { minLength: 1, maxLength: 4 })
const official = fc.constant({ script: [{ do: 'close', at: 1, host: 'server', note: 'secret-close' }] })

const anyQuestion = fc
  .oneof(
    fc.record({
      ...common,
      kind: fc.constant('one-choice'),
      options: fc.tuple(wrongs, option(true)).map(([some, right]) => named([...some, right])),
    }),
    fc.record({
      ...common,
      kind: fc.constant('several-choices'),
      options: fc.tuple(wrongs, option(true), option(true)).map(([some, ...right]) => named([...right, ...some])),
    }),
    fc.record({
      ...common,
      kind: fc.constant('number'),
      unit: shown,
      answer: fc.record({ value: fc.constant(987_654_321), source: secret }),
      why: hidden,
      near: fc.record({ value: fc.constant(987_654_322), why: hidden, misconception: secret }).map((one) => [one]),
    }),
    fc.record({
      ...common,
      kind: fc.constant('order-steps'),
      steps: fc.array(fc.record({ text: shown }), { minLength: 3, maxLength: 6 }).map(named),
      why: hidden,
    }),
    fc.record({
      ...common,
      kind: fc.constant('name-states'),
      moment: fc.constant({ scenario: 'run', at: 987_654_321 }),
      why: hidden,
    }),
    fc.record({
      ...common,
      kind: fc.constant('fill-segment'),
      moment: fc.constant({ scenario: 'run', segment: 1 }),
      blank: fc.constant(['flags', 'seq']),
      why: hidden,
      near: fc
        .record({ value: fc.constant(987_654_322), why: hidden, misconception: secret })
        .map((one) => [{ field: 'seq', ...one }]),
    }),
    fc.record({
      ...common,
      kind: fc.constant('find-line'),
      lines: fc.constant({ text: 'one\ntwo\nthree' }),
      official: fc.constant([{ line: 2 }]),
      why: hidden,
      near: fc.record({ line: fc.constant(1), why: hidden, misconception: secret }).map((one) => [one]),
      rest: hidden,
    }),
    fc.record({
      ...common,
      kind: fc.constant('spot-error'),
      text: fc
        .tuple(
          fc.record({ text: shown, why: hidden }),
          fc.record({ text: shown, why: hidden }),
          fc.record({
            text: shown,
            error: fc.record({ correction: hidden, why: hidden, misconception: secret, see: fc.constant('run') }),
          }),
        )
        .map(named),
    }),
    fc.record({
      ...common,
      kind: fc.constant('challenge'),
      scenario: fc.constant('run'),
      allow: fc.constant(['close']),
      goal: shown.map((say) => ({ must: [{ say, ends: { host: 'server', state: 'CLOSED' } }] })),
      par: fc.constant(1),
      official,
      hints: fc.record({ text: hidden, cost: fc.constant(0.25) }).map((one) => [one]),
      why: hidden,
    }),
  )
  .map((source): Question => questionSchema.parse(source))

const scenarios = { run: emptyScenario }
const world: World = {
  scenarios,
  simulate: () =>
    traceOf({ client: [[0, 'ESTABLISHED']], server: [[0, 'ESTABLISHED']] }, [
      { from: 'client', flags: 'ACK' },
      { from: 'client', flags: 'FIN,ACK', seq: 987_654_321 },
    ]),
}
const secretFields = /"(why|correct|misconception|answer|near|moment|official|source|rest|error|correction|see)"/

describe('the public part', () => {
  test('holds nothing that gives the answer away, whatever the question, seed and language', () => {
    fc.assert(
      fc.property(anyQuestion, fc.integer(), fc.constantFrom('en', 'zh'), (question, seed, locale) => {
        const text = JSON.stringify(publicQuestion(question, { ...world, seed, locale }))
        expect(text).not.toContain('secret-')
        expect(text).not.toContain('98765432')
        expect(text).not.toMatch(secretFields)
      }),
    )
  })

  test('is plain JSON', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const part = publicQuestion(question, { ...world, seed: 1, locale: 'en' })
        expect(JSON.parse(JSON.stringify(part))).toEqual(part)
      }),
    )
  })

  test('is the same for the same seed', () => {
    fc.assert(
      fc.property(anyQuestion, fc.integer(), (question, seed) => {
        const once = () => publicQuestion(question, { ...world, seed, locale: 'en' })
        expect(once()).toEqual(once())
      }),
    )
  })

  test('the generated questions do hold secrets, so that the test above can fail', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        expect(JSON.stringify(question)).toMatch(/secret-|987654321/)
      }),
    )
  })
})

describe('the run that shows the answer', () => {
  const see = (question: Question, grade: Grade) => withRun(grade, question, world, 1)
  const graded = (earned: number): Grade => ({
    status: 'graded',
    earned,
    of: 1,
    feedback: { clauses: [], additions: 1, par: 1, hintCost: 0, why: null },
  })

  test('is told with a grade, and never with what could not be graded', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        expect(see(question, graded(1))).toEqual({ ...graded(1), see: emptyScenario })
        expect(see(question, { status: 'ungraded', reason: 'empty' })).toEqual({ status: 'ungraded', reason: 'empty' })
      }),
    )
  })

  test('is told after a failed try too, but not of a challenge, which can be tried on', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        expect('see' in see(question, graded(0))).toBe(question.kind !== 'challenge')
      }),
    )
  })

  test('is not there where the question has none', () => {
    expect(withRun(graded(1), numberQuestion, noWorld, 1)).toEqual(graded(1))
  })
})

const numberQuestion = questionSchema.parse({
  id: 'wait',
  kind: 'number',
  prompt: both('How long?'),
  answer: { value: 60, source: 'Linux' },
  why: both('a constant'),
})

describe('grading', () => {
  test.each([[null], [undefined], [''], [[]]])('an empty answer (%j) is not a wrong one', (answer) => {
    expect(gradeAnswer(numberQuestion, answer, noWorld, 1)).toEqual({ status: 'ungraded', reason: 'empty' })
  })

  test('an answer of another shape is malformed, not wrong', () => {
    expect(gradeAnswer(numberQuestion, { number: 60 }, noWorld, 1)).toMatchObject({
      status: 'ungraded',
      reason: 'malformed',
    })
  })

  test('zero is an answer', () => {
    expect(gradeAnswer(numberQuestion, 0, noWorld, 1)).toMatchObject({ status: 'graded', earned: 0 })
  })

  test('no answer whatever makes it throw, and no grade is out of bounds', () => {
    fc.assert(
      fc.property(
        anyQuestion,
        fc.oneof(fc.jsonValue(), fc.constant('one-0'), fc.constant(['one-0'])),
        (question, answer) => {
          const grade = gradeAnswer(question, answer, world, 1)
          if (grade.status === 'graded') {
            expect(grade.earned).toBeGreaterThanOrEqual(0)
            expect(grade.earned).toBeLessThanOrEqual(grade.of)
          }
        },
      ),
    )
  })
})

test('a kind without a grader is refused', () => {
  expect(questionSchema.safeParse({ id: 'a', kind: 'essay', prompt: both('Write') }).success).toBe(false)
  expect(Object.keys(kinds)).toHaveLength(13)
})
