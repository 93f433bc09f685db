import { expect, test } from 'vitest'
import type { Call, Scenario } from '../../tcp/scenario.ts'
import { grounds } from '../../tcp/search/found.ts'
import { simulate } from '../../tcp/simulate.ts'
import { both, setting } from '../fixture.ts'
import type { World } from '../kind.ts'
import { counterexample } from './counterexample.ts'

const { start } = grounds.open
const adding = (...calls: Call[]): Scenario => ({ ...start, script: [...start.script, ...calls] })
const close = (host: 'client' | 'server', at: number): Call => ({ at, host, do: 'close' })
const found = adding(close('server', 1000), close('client', 1025))
const world: World = { scenarios: { start, found }, simulate }
const question = counterexample.schema.parse({
  id: 'counterexample-test',
  kind: 'counterexample',
  title: both('TIME_WAIT is the client’s.'),
  prompt: both('Refute it.'),
  claim: 'client-has-time-wait',
  scenario: 'start',
  see: 'found',
  allow: ['close', 'send'],
  why: both('It is the side that closes first.'),
})

test('the public part has the length of the shortest run, and not the run', () => {
  const shown = counterexample.publicPart(question, { ...setting({ start, found }), simulate })
  expect(shown).toMatchObject({ shortest: 2, scenario: start, allow: ['close', 'send'] })
  expect(JSON.stringify(shown)).not.toContain('closes first')
})

test('any run that refutes the sentence earns the point, and learns whether it is as short as the search’s', () => {
  expect(counterexample.score(question, found, world)).toMatchObject({
    earned: 1,
    feedback: { status: 'refuted', at: 1045, additions: 2, shortest: 2, why: question.why },
  })
  const longer = adding(close('server', 2000), close('client', 3000), close('client', 4000))
  expect(counterexample.score(question, longer, world)).toMatchObject({
    earned: 1,
    feedback: { additions: 3, shortest: 2 },
  })
})

test.each([
  ['in which it is true', adding(close('client', 1000), close('server', 1500)), 'held'],
  ['that does not speak of it', adding({ at: 500, host: 'client', do: 'send', bytes: 10 }), 'silent'],
])('a run %s earns nothing, and explains nothing yet', (_, answer, status) => {
  expect(counterexample.score(question, answer, world)).toMatchObject({ earned: 0, feedback: { status, why: null } })
})

test('an answer that changes the start is not graded', () => {
  expect(counterexample.score(question, { ...found, untilMs: 5 }, world)).toMatchObject({ reason: 'start-changed' })
  expect(counterexample.score(question, start, world)).toMatchObject({ reason: 'empty' })
})
