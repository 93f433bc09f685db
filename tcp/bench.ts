import type { Call, Scenario } from './scenario.ts'
import { simulate } from './simulate.ts'
import type { Trace } from './trace.ts'

/** What the project's benchmark runs. Each returns the trace, so that nothing is optimised away. */

const stack = { client: { profile: 'linux' }, server: { profile: 'linux' } } as const

const open: Call[] = [
  { at: 0, host: 'server', do: 'listen' },
  { at: 1, host: 'client', do: 'connect' },
  { at: 60, host: 'server', do: 'accept' },
]

/** One connection from SYN to the end of TIME_WAIT. */
export const fourWaveLife: Scenario = {
  version: 1,
  stack,
  link: { delayMs: 20 },
  script: [
    ...open,
    { at: 100, host: 'client', do: 'close' },
    { at: 100, host: 'server', do: 'receive' },
    { at: 400, host: 'server', do: 'close' },
  ],
  network: [],
  untilMs: 70_000,
}

/** A transfer that puts about so many segments on the wire, acknowledgements included. */
export function transferOf(segments: number): Scenario {
  // Two full segments draw one acknowledgement.
  const bytes = Math.floor((segments * 2) / 3) * 1448
  const pieces = Math.ceil(bytes / 10_000_000)
  return {
    ...fourWaveLife,
    script: [
      ...open,
      ...Array.from(
        { length: pieces },
        (_, index): Call => ({
          at: 100,
          host: 'client',
          do: 'send',
          bytes: Math.min(10_000_000, bytes - index * 10_000_000),
        }),
      ),
      { at: 100, host: 'client', do: 'close' },
      { at: 100, host: 'server', do: 'receive', all: true },
    ],
    untilMs: 10_000_000,
  }
}

export const simulateFourWaves = (): Trace => simulate(fourWaveLife)

export const simulateTransfer = (segments: number): Trace => simulate(transferOf(segments))

/** Milliseconds for each segment of a transfer, the best of `rounds`. `now` is a clock in milliseconds. */
export function costPerSegment(segments: number, now: () => number, rounds = 5): number {
  const scenario = transferOf(segments)
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    const start = now()
    const trace = simulate(scenario)
    best = Math.min(best, (now() - start) / trace.segments.length)
  }
  return best
}
