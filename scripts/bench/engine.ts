import type { Scenario } from '../../tcp/scenario.ts'
import { simulate } from '../../tcp/simulate.ts'
import { median } from './lighthouse.ts'
import { gates, table } from './report.ts'

const fourWaves: Scenario = {
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

/** A life in which the client sends until about `segments` segments have crossed, each way counted. */
function talk(segments: number): Scenario {
  const sends = Math.round((segments - 7) / 2)
  const last = 100 + sends * 100
  return {
    ...fourWaves,
    script: [
      ...fourWaves.script.slice(0, 3),
      ...Array.from({ length: sends }, (_, index) => ({
        at: 100 + index * 100,
        host: 'client' as const,
        do: 'send' as const,
        bytes: 100,
      })),
      { at: last, host: 'server', do: 'receive', all: true },
      { at: last + 100, host: 'client', do: 'close' },
      { at: last + 300, host: 'server', do: 'close' },
    ],
    untilMs: last + 65_000,
  }
}

/** From a scenario to its trace, in this process, after warming up. */
export function measureEngine(): string {
  const life = timeOf(fourWaves)
  const lengths = [100, 1_000, 10_000].map((asked) => timeOf(talk(asked)))
  const perSegment = lengths.map(({ microseconds, segments }) => microseconds / segments)
  const growth = Math.max(...perSegment) / Math.min(...perSegment)
  return [
    '## Engine',
    table(
      ['run', 'segments', 'time', 'per segment'],
      [life, ...lengths].map(({ microseconds, segments }, index) => [
        index === 0 ? 'four waves, from scratch' : 'data one way, then four waves',
        segments,
        microseconds < 10_000 ? `${microseconds.toFixed(0)} µs` : `${(microseconds / 1000).toFixed(1)} ms`,
        `${(microseconds / segments).toFixed(1)} µs`,
      ]),
    ),
    gates([
      {
        what: 'cost of a segment, dearest over cheapest of 100, 1,000 and 10,000',
        measured: growth.toFixed(2),
        gate: '<= 1.5',
        holds: growth <= 1.5,
      },
    ]),
  ].join('\n\n')
}

function timeOf(scenario: Scenario) {
  const segments = simulate(scenario).segments.length
  const repeats = Math.max(5, Math.round(20_000 / segments))
  for (let warm = 0; warm < repeats / 2; warm += 1) simulate(scenario)
  const times = Array.from({ length: repeats }, () => {
    const began = performance.now()
    simulate(scenario)
    return (performance.now() - began) * 1000
  })
  return { segments, microseconds: median(times) }
}
