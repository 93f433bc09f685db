import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utterance } from './dialogue.ts'
import { add, diff } from './engine/seq.ts'
import type { Call, NetworkAct, Scenario } from './scenario.ts'
import { parseScenario } from './schema.ts'
import { type SimulateOptions, simulate } from './simulate.ts'
import { states, type Trace, type TraceSegment } from './trace.ts'
import { transcript } from './transcript.ts'

const host = fc.constantFrom('client' as const, 'server' as const)
const at = fc.integer({ min: 0, max: 3000 })

const call: fc.Arbitrary<Call> = fc.oneof(
  fc.record({ at, host, do: fc.constantFrom('accept' as const, 'listen' as const, 'closeListener' as const) }),
  fc.record({ at, host, do: fc.constantFrom('crash' as const, 'reboot' as const) }),
  fc.record({ at, host, do: fc.constant('connect' as const) }),
  fc.record({ at, host, do: fc.constant('send' as const), bytes: fc.integer({ min: 1, max: 100_000 }) }),
  fc.record({ at, host, do: fc.constant('receive' as const), all: fc.boolean() }),
  fc.record({ at, host, do: fc.constant('receive' as const), bytes: fc.integer({ min: 1, max: 5000 }) }),
  fc.record({ at, host, do: fc.constant('shutdown' as const), how: fc.constantFrom('read', 'write', 'both') }),
  fc.record({ at, host, do: fc.constant('close' as const) }),
  fc.record({ at, host, do: fc.constant('close' as const), lingerMs: fc.constantFrom(0, 500) }),
  fc.record({ at, host, do: fc.constant('close' as const), linger2Ms: fc.constantFrom(-1, 5000) }),
  fc.record({
    at,
    host,
    do: fc.constant('keepalive' as const),
    idleMs: fc.integer({ min: 100, max: 5000 }),
    intervalMs: fc.integer({ min: 100, max: 5000 }),
    probes: fc.integer({ min: 1, max: 4 }),
  }),
)

const nth = fc.integer({ min: 1, max: 30 })
const fault: fc.Arbitrary<NetworkAct> = fc.oneof(
  fc.record({ do: fc.constant('drop' as const), from: host, nth }),
  fc.record({ do: fc.constant('delay' as const), from: host, nth, byMs: fc.integer({ min: 1, max: 2000 }) }),
  fc.record({ do: fc.constant('duplicate' as const), from: host, nth, afterMs: fc.integer({ min: 0, max: 2000 }) }),
  fc.record({ do: fc.constantFrom('cut' as const, 'restore' as const), at }),
)

const number = fc.integer({ min: -200_000, max: 200_000 })
const forgery: fc.Arbitrary<NetworkAct> = fc.record({
  do: fc.constant('forge' as const),
  at,
  from: host,
  segment: fc.record({
    flags: fc.subarray(['SYN', 'FIN', 'RST', 'PSH', 'ACK']).map((flags) => flags.join(',')),
    seq: fc.oneof(number, fc.integer({ min: -3, max: 3 })),
    ack: fc.option(fc.oneof(number, fc.integer({ min: -3, max: 3 }))),
    len: fc.constantFrom(0, 1, 100, 3000),
  }),
})

const stack = fc.record({
  profile: fc.constantFrom('rfc9293' as const, 'linux' as const),
  sysctl: fc.record(
    {
      tcp_timestamps: fc.constantFrom(0, 1),
      tcp_sack: fc.constantFrom(0, 1),
      tcp_fin_timeout: fc.constantFrom(5, 60, 90),
      tcp_tw_reuse: fc.constantFrom(0, 1),
      tcp_max_tw_buckets: fc.constantFrom(0, 1, 1000),
      tcp_max_orphans: fc.constantFrom(0, 1000),
      tcp_rmem: fc.constantFrom('4096 4096 4096', '4096 20000 20000'),
    },
    { requiredKeys: [] },
  ),
})

const opening: Call[] = [
  { at: 0, host: 'server', do: 'listen' },
  { at: 1, host: 'client', do: 'connect' },
  { at: 2, host: 'server', do: 'accept' },
]

const scenarios = (acts: fc.Arbitrary<NetworkAct>): fc.Arbitrary<Scenario> =>
  fc.record({
    version: fc.constant(1 as const),
    stack: fc.record({ client: stack, server: stack }),
    link: fc.record({
      delayMs: fc.constantFrom(0, 1, 20, 300),
      jitterMs: fc.constantFrom(0, 30),
      loss: fc.constantFrom(0, 0, 0.1, 0.5),
      duplicate: fc.constantFrom(0, 0.2),
      reorder: fc.constantFrom(0, 0.2),
      seed: fc.nat(),
    }),
    script: fc.array(call, { maxLength: 12 }).map((calls) => [...opening, ...calls]),
    network: fc.array(acts, { maxLength: 6 }),
    untilMs: fc.constant(400_000),
  })

/** Close to the largest number, so that every run wraps. */
const wrapping: SimulateOptions = { isn: { client: 0xffffffff - 1000, server: 0xffffffff - 3 } }

const check = (acts: fc.Arbitrary<NetworkAct>, holds: (scenario: Scenario) => void) =>
  fc.assert(fc.property(scenarios(acts), holds), { numRuns: 250 })

describe('any script of calls and faults', () => {
  it('is a scenario, ends without an exception, and comes to rest', () => {
    check(fault, (scenario) => {
      expect(parseScenario(scenario).ok).toBe(true)
      expect(simulate(scenario, wrapping).truncated).toBe(false)
    })
  })

  it('gives the same trace when it is run twice', () => {
    check(fc.oneof(fault, forgery), (scenario) => {
      expect(simulate(scenario)).toEqual(simulate(scenario))
    })
  })

  it('never acknowledges what was not sent', () => {
    check(fault, (scenario) => {
      expect(unsentAcknowledged(simulate(scenario, wrapping))).toEqual([])
    })
  })

  it('never reads more than was written', () => {
    check(fault, (scenario) => {
      const { events } = simulate(scenario, wrapping)
      const total = (what: Call['do'], whose: string) =>
        events.reduce((sum, event) => {
          if (event.kind !== 'return' || event.host !== whose || typeof event.result !== 'number') return sum
          return scenario.script[event.call]?.do === what ? sum + event.result : sum
        }, 0)
      expect(total('receive', 'server')).toBeLessThanOrEqual(total('send', 'client'))
      expect(total('receive', 'client')).toBeLessThanOrEqual(total('send', 'server'))
    })
  })

  it('returns from each call at most once, and tells time in order', () => {
    check(fc.oneof(fault, forgery), (scenario) => {
      const { events } = simulate(scenario)
      const returned = events.flatMap((event) => (event.kind === 'return' ? [event.call] : []))
      expect(new Set(returned).size).toBe(returned.length)
      expect(events.every((event, index) => index === 0 || events[index - 1]!.at <= event.at)).toBe(true)
    })
  })

  it('survives forged segments, whose answers are finite', () => {
    check(fc.oneof(fault, forgery), (scenario) => {
      expect(simulate(scenario, wrapping).truncated).toBe(false)
    })
  })

  it('leaves a trace that can be told', () => {
    check(fc.oneof(fault, forgery), (scenario) => {
      const trace = simulate(scenario)
      expect(trace.segments.map(({ id }) => utterance(trace, id).code)).not.toContain(undefined)
      expect(transcript(trace, scenario)).not.toMatch(/undefined|NaN|\[object/)
      for (const line of Object.values(trace.states)) {
        expect(line.every(({ state }) => states.includes(state))).toBe(true)
        expect(line.every(({ state }, index) => state !== line[index - 1]?.state)).toBe(true)
      }
    })
  })

  it('sends no data after its FIN', () => {
    check(fault, (scenario) => {
      expect(dataBeyondFin(simulate(scenario, wrapping))).toEqual([])
    })
  })
})

const pair = ({ from, raw }: TraceSegment): string =>
  from === 'client' ? `${raw!.sourcePort}-${raw!.targetPort}` : `${raw!.targetPort}-${raw!.sourcePort}`

const lengthOf = ({ len, flags }: TraceSegment): number => len + (/SYN|FIN/.test(flags) ? 1 : 0)

function unsentAcknowledged({ segments }: Trace): TraceSegment[] {
  const ends = new Map<string, number[]>()
  return segments.filter((s) => {
    const peer = s.from === 'client' ? 'server' : 'client'
    const sent = ends.get(peer + pair(s)) ?? []
    const own = ends.get(s.from + pair(s)) ?? []
    if (!s.flags.includes('RST')) ends.set(s.from + pair(s), [...own, add(s.raw!.seq, lengthOf(s))])
    if (s.ack === null) return false
    // Some segment of the peer ends there or goes beyond, in this incarnation or an earlier one.
    return !sent.some((end) => diff(end, s.raw!.ack) >= 0 && diff(end, s.raw!.ack) < 0x10000000)
  })
}

function dataBeyondFin({ segments }: Trace): TraceSegment[] {
  const fins = new Map<string, number>()
  return segments.filter((s) => {
    const key = s.from + pair(s)
    if (s.flags.includes('SYN')) fins.delete(key)
    const fin = fins.get(key)
    if (s.flags.includes('FIN')) fins.set(key, add(s.raw!.seq, s.len))
    return fin !== undefined && s.len > 0 && diff(add(s.raw!.seq, s.len), fin) > 0
  })
}
