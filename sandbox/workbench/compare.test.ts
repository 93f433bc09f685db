import { expect, test } from 'vitest'
import type { Scenario } from '../../tcp/scenario.ts'
import { loadEngine } from '../engine.ts'
import { runOf } from '../run.ts'
import { compareRuns } from './compare.ts'
import { changeableSegments, changedPast, concernsSegment, whatIfs } from './what-if.ts'

const scenario: Scenario = {
  version: 1,
  stack: { client: { profile: 'linux' }, server: { profile: 'linux' } },
  link: { delayMs: 20 },
  script: [
    { at: 0, host: 'server', do: 'listen' },
    { at: 0, host: 'client', do: 'connect' },
    { at: 60, host: 'server', do: 'accept' },
    { at: 100, host: 'client', do: 'close' },
    { at: 300, host: 'server', do: 'close' },
  ],
  network: [],
  untilMs: 65_000,
}
await loadEngine()
const run = runOf(scenario)
const firstFin = run.trace.segments.find(({ flags }) => flags === 'FIN,ACK')!
const whatIf = (...change: Parameters<typeof changedPast> extends [unknown, unknown, ...infer Rest] ? Rest : never) =>
  runOf(changedPast(scenario, run.trace, ...change))
const momentOfDifference = (after: typeof run) => {
  const { rows, first } = compareRuns(run, after)
  return first === null ? null : rows[first]!.at
}

test('a run differs from itself in nothing', () => {
  const { rows, first } = compareRuns(run, runOf(structuredClone(scenario)))
  expect(first).toBeNull()
  expect(rows.length).toBeGreaterThan(8)
  expect(rows.every(({ same }) => same)).toBe(true)
})

test('both runs stand on one clock, each moment once and in order', () => {
  const { rows } = compareRuns(run, whatIf('later', 3, 500))
  const moments = rows.map(({ at }) => at)
  expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b))
  expect(rows.flatMap(({ before }) => before)).toEqual(run.steps)
})

test('when a segment is lost, the runs differ from the moment it leaves', () => {
  expect(momentOfDifference(whatIf('drop', firstFin.id, 0))).toBe(firstFin.at)
})

test('when a segment is late, the runs differ from the moment it leaves, for its arrow ends elsewhere', () => {
  expect(momentOfDifference(whatIf('delay', firstFin.id, 5))).toBe(firstFin.at)
})

test('when a call comes later, the runs differ from the moment at which it came', () => {
  expect(momentOfDifference(whatIf('later', 4, 1000))).toBe(300)
})

test('when a call comes earlier, the runs differ from the moment at which it comes now', () => {
  expect(momentOfDifference(whatIf('earlier', 4, 150))).toBe(150)
})

test('when a call is left out, the calls behind it are still the same calls', () => {
  const without = runOf({ ...scenario, script: scenario.script.filter(({ do: call }) => call !== 'accept') })
  const { rows, first } = compareRuns(run, without)
  expect(rows[first!]!.at).toBe(60)
  expect(rows.find(({ at }) => at === 100)?.same).toBe(true)
})

test('a call cannot be moved before the beginning or behind the end of the run', () => {
  expect(changedPast(scenario, run.trace, 'earlier', 3, 99_999).script[3]!.at).toBe(0)
  expect(changedPast(scenario, run.trace, 'later', 3, 99_999).script[3]!.at).toBe(65_000)
})

test('what can be changed about a segment is offered only where it would change something', () => {
  for (const kind of whatIfs.filter(concernsSegment)) {
    const offered = changeableSegments(kind, run.trace, scenario)
    expect(offered).toHaveLength(run.trace.segments.length)
    for (const { id } of offered) expect(momentOfDifference(whatIf(kind, id, 50)), `${kind} ${id}`).not.toBeNull()
  }
  const dropped = changedPast(scenario, run.trace, 'drop', firstFin.id, 0)
  expect(changeableSegments('drop', runOf(dropped).trace, dropped).map(({ id }) => id)).not.toContain(firstFin.id)
})
