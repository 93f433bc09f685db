import { fourWaveLife, transferOf } from '../../tcp/bench.ts'
import type { Call, Scenario } from '../../tcp/scenario.ts'
import { simulate } from '../../tcp/simulate.ts'
import { gates, table } from './report.ts'

const lengths = [100, 1_000, 10_000]

/** The same as a transfer, but of small pieces: as many calls as half the segments, and a script as long. */
function chatOf(segments: number): Scenario {
  const sends = Math.round((segments - 7) / 2)
  const [listen, connect, accept] = transferOf(100).script
  const last = 100 + sends * 100
  return {
    ...fourWaveLife,
    script: [
      ...[listen, connect, accept].filter((call): call is Call => call !== undefined),
      { at: 100, host: 'server', do: 'receive', all: true },
      ...Array.from({ length: sends }, (_, n): Call => ({ at: 100 + n * 100, host: 'client', do: 'send', bytes: 100 })),
      { at: last, host: 'client', do: 'close' },
      { at: last + 300, host: 'server', do: 'close' },
    ],
    untilMs: last + 70_000,
  }
}

/** From a scenario to its trace, in this process, after warming up. */
export function measureEngine(): string {
  const life = timeOf(fourWaveLife)
  const transfers = lengths.map((segments) => timeOf(transferOf(segments)))
  const chats = lengths.map((segments) => timeOf(chatOf(segments)))
  return [
    '## Engine',
    table(
      ['run', 'segments', 'time', 'per segment'],
      [
        row('four waves, from scratch', life),
        ...transfers.map((time) => row('one large transfer', time)),
        ...chats.map((time) => row('a call for each data segment', time)),
      ],
    ),
    gates([growth('one large transfer', transfers), growth('a call for each data segment', chats)]),
  ].join('\n\n')
}

interface Time {
  segments: number
  microseconds: number
}

const row = (what: string, { microseconds, segments }: Time) => [
  what,
  segments,
  microseconds < 10_000 ? `${microseconds.toFixed(0)} µs` : `${(microseconds / 1000).toFixed(1)} ms`,
  `${(microseconds / segments).toFixed(1)} µs`,
]

function growth(what: string, times: Time[]) {
  const costs = times.map(({ microseconds, segments }) => microseconds / segments)
  const ratio = (costs.at(-1) ?? Number.NaN) / Math.min(...costs)
  return {
    what: `cost of a segment, ${what}: the longest over the cheapest of ${lengths.join(', ')}`,
    measured: ratio.toFixed(2),
    gate: '<= 1.5',
    holds: ratio <= 1.5,
  }
}

function timeOf(scenario: Scenario): Time {
  const segments = simulate(scenario).segments.length
  const repeats = Math.max(7, Math.round(30_000 / segments))
  for (let warm = 0; warm < repeats; warm += 1) simulate(scenario)
  const times = Array.from({ length: repeats }, () => {
    const began = performance.now()
    simulate(scenario)
    return (performance.now() - began) * 1000
  })
  // The least of many: what is above it is the machine's other work.
  return { segments, microseconds: Math.min(...times) }
}
