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
  const kinds = { transfers: lengths.map(transferOf), chats: lengths.map(chatOf) }
  const [life, ...times] = timesOf([fourWaveLife, ...kinds.transfers, ...kinds.chats])
  const transfers = times.slice(0, lengths.length)
  const chats = times.slice(lengths.length)
  return [
    '## Engine',
    `The least of ${rounds} rounds, in which the runs take turns; a turn is as many lives as make ${batch} segments, so that each pays for its share of the collector's work.`,
    table(
      ['run', 'segments', 'time', 'per segment'],
      [
        ...(life ? [row('four waves, from scratch', life)] : []),
        ...transfers.map((time) => row('one large transfer', time)),
        ...chats.map((time) => row('a call for each data segment', time)),
      ],
    ),
    gates([growth('one large transfer', transfers), growth('a call for each data segment', chats)]),
  ].join('\n\n')
}

const rounds = 40
const batch = 10_000

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

/** What the machine does besides falls on all alike, and least on the least. */
function timesOf(scenarios: Scenario[]): Time[] {
  const runs = scenarios.map((scenario) => {
    const segments = simulate(scenario).segments.length
    return { scenario, segments, repeats: Math.ceil(batch / segments), microseconds: Number.POSITIVE_INFINITY }
  })
  for (let round = 0; round < rounds; round += 1) {
    for (const run of runs) {
      const began = performance.now()
      for (let repeat = 0; repeat < run.repeats; repeat += 1) simulate(run.scenario)
      run.microseconds = Math.min(run.microseconds, ((performance.now() - began) * 1000) / run.repeats)
    }
  }
  return runs
}
