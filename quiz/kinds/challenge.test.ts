import { describe, expect, test, vi } from 'vitest'
import type { Call, NetworkAct, Scenario } from '../../tcp/scenario.ts'
import { both, emptyScenario, setting, traceOf } from '../fixture.ts'
import type { World } from '../kind.ts'
import { gradeAnswer } from '../question.ts'
import { challenge } from './challenge.ts'

const start: Scenario = {
  ...emptyScenario,
  script: [
    { at: 0, host: 'server', do: 'listen' },
    { at: 0, host: 'client', do: 'connect' },
    { at: 100, host: 'client', do: 'close' },
  ],
  untilMs: 5000,
}
const serverCloses: Call = { at: 300, host: 'server', do: 'close' }
const dropFin: NetworkAct = { do: 'drop', from: 'server', nth: 2 }

const question = challenge.schema.parse({
  id: 'finish-it',
  kind: 'challenge',
  prompt: both('Let the server finish.'),
  scenario: 'run',
  allow: ['close', 'drop'],
  goal: {
    must: [
      { ends: { host: 'server', state: 'CLOSED' }, say: both('the server is closed') },
      { never: { host: 'client', state: 'CLOSING' }, say: both('no crossing') },
    ],
  },
  par: 1,
  official: { script: [serverCloses] },
  why: both('only the application closes'),
})

/** A world in which the server ends CLOSED exactly when its application closes. */
const world: World = {
  scenarios: { run: start },
  simulate: ({ script }) =>
    script.some((call) => call.host === 'server' && call.do === 'close')
      ? traceOf({ server: [[340, 'CLOSED']] })
      : traceOf({ server: [[120, 'CLOSE_WAIT']] }),
}

const plus = (script: Call[], network: NetworkAct[] = []): Scenario => ({
  ...start,
  script: [...start.script, ...script],
  network: [...start.network, ...network],
})

describe('the run decides', () => {
  test('a scenario whose run meets every clause earns the point, with the explanation', () => {
    expect(challenge.score(question, plus([serverCloses]), world)).toEqual({
      status: 'graded',
      earned: 1,
      of: 1,
      feedback: {
        clauses: [
          { held: true, code: 'ended-there', at: 340, found: 'CLOSED' },
          { held: true, code: 'stayed-out', at: null, found: null },
        ],
        additions: 1,
        par: 1,
        hintCost: 0,
        why: both('only the application closes'),
      },
    })
  })

  test('a run that misses a clause says which, when and what happened, and keeps the solution', () => {
    expect(challenge.score(question, plus([], [dropFin]), world)).toEqual({
      status: 'graded',
      earned: 0,
      of: 1,
      feedback: {
        clauses: [
          { held: false, code: 'ended-elsewhere', at: 120, found: 'CLOSE_WAIT' },
          { held: true, code: 'stayed-out', at: null, found: null },
        ],
        additions: 1,
        par: 1,
        hintCost: 0,
        why: null,
      },
    })
  })

  test('additions are counted for comparison with par', () => {
    expect(challenge.score(question, plus([serverCloses], [dropFin]), world)).toMatchObject({
      feedback: { additions: 2, par: 1 },
    })
  })

  test('the official additions reach the goal', () => {
    expect(challenge.score(question, challenge.official(question, world), world)).toMatchObject({ earned: 1 })
  })
})

describe('an answer is ungraded when', () => {
  test('nothing was added: an untouched start is no wrong answer', () => {
    expect(challenge.score(question, start, world)).toEqual({ status: 'ungraded', reason: 'empty' })
  })

  test('an action was not allowed, and it says which', () => {
    const send: Call = { at: 10, host: 'client', do: 'send', bytes: 1 }
    expect(challenge.score(question, plus([serverCloses, send]), world)).toEqual({
      status: 'ungraded',
      reason: 'addition-not-allowed',
      detail: 'send',
    })
  })

  test('the cable was cut without leave', () => {
    expect(challenge.score(question, plus([], [{ do: 'cut', at: 10 }]), world)).toMatchObject({
      reason: 'addition-not-allowed',
      detail: 'cut',
    })
  })

  test('a plain close was allowed and the learner aborts', () => {
    expect(challenge.score(question, plus([{ ...serverCloses, lingerMs: 0 } as Call]), world)).toMatchObject({
      reason: 'addition-not-allowed',
      detail: 'abort',
    })
  })

  test('an entry of the start is missing', () => {
    const without = { ...start, script: [...start.script.slice(0, 2), serverCloses] }
    expect(challenge.score(question, without, world)).toMatchObject({ reason: 'start-changed' })
  })

  test.each<[string, Partial<Scenario>]>([
    ['runs for a shorter time', { untilMs: 200 }],
    ['runs for a longer time', { untilMs: 500_000 }],
    ['has another link', { link: { delayMs: 1 } }],
    ['has another stack', { stack: { ...start.stack, server: { profile: 'rfc9293' } } }],
  ])('the scenario %s', (_, change) => {
    expect(challenge.score(question, { ...plus([serverCloses]), ...change }, world)).toMatchObject({
      reason: 'start-changed',
    })
  })

  test('it has more than 200 entries, without running it', () => {
    const simulate = vi.fn(world.simulate)
    const many = plus(Array.from({ length: 200 }, (_, at) => ({ ...serverCloses, at })))
    expect(challenge.score(question, many, { ...world, simulate })).toMatchObject({ reason: 'too-many-entries' })
    expect(simulate).not.toHaveBeenCalled()
  })

  test('its run does not end within 20,000 events', () => {
    const simulate = vi.fn(() => ({ ...traceOf({}), truncated: true }))
    expect(challenge.score(question, plus([serverCloses]), { ...world, simulate })).toMatchObject({
      reason: 'too-many-events',
    })
    expect(simulate).toHaveBeenCalledWith(expect.anything(), { maxEvents: 20_000 })
  })

  test('it is no scenario, and it says where', () => {
    expect(gradeAnswer(question, { ...start, version: 2 }, world, 1)).toMatchObject({
      status: 'ungraded',
      reason: 'malformed',
      detail: expect.stringContaining('version'),
    })
  })
})

test('the order of entries and of keys does not matter', () => {
  const reordered = {
    ...plus([serverCloses]),
    link: JSON.parse('{"delayMs": 20}'),
    script: [serverCloses, ...start.script.toReversed()],
  }
  expect(challenge.score(question, reordered, world)).toMatchObject({ earned: 1 })
})

test('the public part has the start, the actions allowed, the goal in words, and no way to reach it', () => {
  expect(challenge.publicPart(question, setting({ run: start }))).toEqual({
    id: 'finish-it',
    seed: 1,
    kind: 'challenge',
    prompt: 'Let the server finish.',
    scenario: start,
    allow: ['close', 'drop'],
    goal: [
      { say: 'the server is closed', clause: { ends: { host: 'server', state: 'CLOSED' } } },
      { say: 'no crossing', clause: { never: { host: 'client', state: 'CLOSING' } } },
    ],
    hints: [],
    par: 1,
  })
})
