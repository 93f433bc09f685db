import { describe, expect, test } from 'vitest'
import { connected } from '../../tcp/fixture.ts'
import type { Scenario } from '../../tcp/scenario.ts'
import { simulate } from '../../tcp/simulate.ts'
import { both, setting } from '../fixture.ts'
import type { World } from '../kind.ts'
import { stackBug } from './stack-bug.ts'

const start = connected([], { untilMs: 200_000 })
const world: World = { scenarios: { start }, simulate }
const question = stackBug.schema.parse({
  id: 'stack-bug-test',
  kind: 'stack-bug',
  title: both('Stack'),
  prompt: both('Find it.'),
  scenario: 'start',
  allow: ['close', 'drop'],
  mutant: 'agate',
  par: 2,
  official: {
    script: [
      { at: 1000, host: 'client', do: 'close' },
      { at: 1000, host: 'server', do: 'close' },
    ],
  },
  hints: [{ text: both('Both at once?'), cost: 0.25 }],
  rule: { source: 'RFC 9293 3.10.7.4 step 8', say: both('CLOSING') },
  why: both('It was a real one.'),
  source: 'https://example.org/issues/1',
})
const closing = (client: number, server: number): Scenario => ({
  ...start,
  script: [...start.script, { at: client, host: 'client', do: 'close' }, { at: server, host: 'server', do: 'close' }],
})

describe('a stack bug', () => {
  test('shows nothing of the rule, the story or the solution', () => {
    const shown = JSON.stringify(stackBug.publicPart(question, { ...setting({ start }), simulate }))
    for (const secret of ['9293', 'real one', 'official', 'example.org', 'Both at once'])
      expect(shown).not.toContain(secret)
    expect(JSON.parse(shown)).toMatchObject({ mutant: 'agate', par: 2, hints: [{ cost: 0.25 }] })
  })

  test('is solved by a run in which the two stacks differ, and then told', () => {
    expect(stackBug.score(question, closing(1000, 1000), world)).toEqual({
      status: 'graded',
      earned: 1,
      of: 1,
      feedback: {
        difference: { at: 1020, host: 'server', what: 'state', right: 'CLOSING', wrong: 'CLOSE_WAIT' },
        additions: 2,
        par: 2,
        hintCost: 0,
        told: { rule: question.rule, why: question.why, source: question.source },
      },
    })
    expect(stackBug.official(question, world)).toEqual(closing(1000, 1000))
  })

  test('is not solved by a run in which they do the same, and then nothing is told', () => {
    expect(stackBug.score(question, closing(1000, 1500), world)).toMatchObject({
      earned: 0,
      feedback: { difference: null, told: null },
    })
  })

  test('costs what the hints cost', () => {
    expect(stackBug.score(question, closing(1000, 1000), { ...world, hintsTaken: 1 })).toMatchObject({ earned: 0.75 })
  })

  test.each<[string, Scenario, string]>([
    ['nothing was added', start, 'empty'],
    ['the start was changed', { ...closing(1000, 1000), untilMs: 1 }, 'start-changed'],
    ['something else was added', { ...start, network: [{ do: 'cut', at: 5 }] }, 'addition-not-allowed'],
  ])('is not graded when %s', (_, answer, reason) => {
    expect(stackBug.score(question, answer, world)).toMatchObject({ status: 'ungraded', reason })
  })

  test('is not graded when one of the two runs is too long', () => {
    const endless: World = { ...world, simulate: (scenario) => ({ ...simulate(scenario), truncated: true }) }
    expect(stackBug.score(question, closing(1000, 1000), endless)).toMatchObject({ reason: 'too-many-events' })
  })
})
