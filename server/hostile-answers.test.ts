import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { measured } from '../tcp/fixture.ts'
import { prepareAttempt } from './attempts.ts'
import { halfClosed } from './course-fixture.ts'
import { findQuestion } from './questions.ts'

vi.mock('./course.ts', async () => ({ course: (await import('./course-fixture.ts')).testCourse }))

const questionIds = ['test-choice', 'test-several', 'test-number', 'test-challenge']
const id = '4f6d2a52-3f0e-4c3b-9a0a-0d7f7f1f6c11'

const outcomeOf = (questionId: string, answer: unknown) => {
  const prepared = prepareAttempt({ id, questionId, seed: 1, answer: answer as never }, findQuestion(questionId), null)
  return prepared.ok ? prepared.grade.status : prepared.code
}
const outcomes = ['graded', 'ungraded', 'answer-malformed']

test('whatever JSON comes as an answer, it is graded, ungraded or refused: never a fault', () => {
  fc.assert(
    fc.property(fc.constantFrom(...questionIds), fc.jsonValue(), (questionId, answer) => {
      expect(outcomes).toContain(outcomeOf(questionId, answer))
    }),
    { numRuns: 500 },
  )
})

const oddValue = fc.oneof(
  fc.constantFrom(
    null,
    true,
    '',
    'close',
    [],
    {},
    -1,
    0,
    0.5,
    1e9,
    2 ** 32,
    1e300,
    'server',
    'client',
    'reboot',
    'crash',
    'forge',
    'cut',
  ),
  fc.integer(),
)
const call = fc.record({
  at: fc.oneof(fc.integer({ min: -10, max: 80_000 }), oddValue),
  host: fc.constantFrom('client', 'server', 'nobody'),
  do: fc.constantFrom(
    'close',
    'send',
    'receive',
    'shutdown',
    'connect',
    'listen',
    'accept',
    'crash',
    'reboot',
    'keepalive',
    'fly',
  ),
  bytes: fc.oneof(fc.constantFrom(1, 1_000_000, -5), oddValue),
  how: fc.constantFrom('read', 'write', 'both', 'neither'),
  lingerMs: oddValue,
})
const act = fc.record({
  do: fc.constantFrom('drop', 'delay', 'duplicate', 'cut', 'restore', 'forge'),
  from: fc.constantFrom('client', 'server'),
  nth: fc.oneof(fc.integer({ min: -1, max: 9 }), oddValue),
  at: oddValue,
  byMs: oddValue,
})

const allowed = fc.oneof(
  fc.record({
    at: fc.integer({ min: 0, max: 69_000 }),
    host: fc.constantFrom('client', 'server'),
    do: fc.constantFrom('close', 'receive'),
  }),
  fc.record({
    at: fc.integer({ min: 0, max: 69_000 }),
    host: fc.constantFrom('client', 'server'),
    do: fc.constant('send'),
    bytes: fc.integer({ min: 1, max: 1_000_000 }),
  }),
)
const onTheWay = fc.record({
  do: fc.constantFrom('drop', 'delay', 'duplicate'),
  from: fc.constantFrom('client', 'server'),
  nth: fc.integer({ min: 1, max: 12 }),
  byMs: fc.integer({ min: 1, max: 60_000 }),
})

test('whatever a learner may do in a challenge is simulated and graded: never a fault', () => {
  const counts: Record<string, number> = {}
  fc.assert(
    fc.property(fc.array(allowed, { maxLength: 6 }), fc.array(onTheWay, { maxLength: 6 }), (script, acts) => {
      const network = acts.map(({ byMs, ...act }) => (act.do === 'delay' ? { ...act, byMs } : act))
      const answer = {
        ...halfClosed,
        script: [...halfClosed.script, ...script],
        network: [...halfClosed.network, ...network],
      }
      const outcome = outcomeOf('test-challenge', answer)
      counts[outcome] = (counts[outcome] ?? 0) + 1
    }),
    { numRuns: 300 },
  )
  expect(Object.keys(counts).every((outcome) => outcomes.includes(outcome))).toBe(true)
  expect(counts.graded).toBeGreaterThan(150)
})

test('whatever is added to or changed in a challenge, it is never a fault', () => {
  const some = <T>(entry: fc.Arbitrary<T>) => fc.array(entry, { maxLength: 4 })
  const path = fc.constantFrom('version', 'stack', 'link', 'script', 'network', 'untilMs', 'extra')
  fc.assert(
    fc.property(some(call), some(act), fc.option(fc.tuple(path, oddValue)), (script, network, change) => {
      const answer = {
        ...halfClosed,
        script: [...halfClosed.script, ...script],
        network: [...halfClosed.network, ...network],
        ...(change && { [change[0]]: change[1] }),
      }
      expect(outcomes).toContain(outcomeOf('test-challenge', answer))
    }),
    { numRuns: 1_000 },
  )
})

test('a challenge as long as a request may be is answered within a second', () => {
  const sends = Array.from({ length: 190 }, (_, at) => ({ at: 100 + at, host: 'client', do: 'close' }))
  const answer = { ...halfClosed, script: [...halfClosed.script, ...sends] }
  const { result, ms } = measured(process.cpuUsage, () => outcomeOf('test-challenge', answer))
  expect(outcomes).toContain(result)
  expect(ms).toBeLessThan(1_000)
})
