import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connected, drop, fourWaves, life } from './fixture.ts'
import type { Call, Scenario } from './scenario.ts'
import { simulate } from './simulate.ts'
import type { TimerName, Trace, TraceEvent } from './trace.ts'

const chatty: Call[] = [
  ...Array.from({ length: 20 }, (_, n): Call => ({ at: 100 + 30 * n, host: 'client', do: 'send', bytes: 200 })),
  { at: 100, host: 'server', do: 'receive', all: true },
  { at: 900, host: 'client', do: 'close' },
  { at: 1000, host: 'server', do: 'close' },
]

/** Lives of many kinds: profiles, losses, who closes when. */
const anyLife: fc.Arbitrary<Scenario> = fc
  .record({
    profile: fc.constantFrom('linux' as const, 'rfc9293' as const),
    losses: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 6 }),
    loss: fc.constantFrom(0, 0.2),
    closes: fc.tuple(fc.integer({ min: 100, max: 1200 }), fc.integer({ min: 100, max: 1200 })),
    seed: fc.nat(1000),
  })
  .map(({ profile, losses, loss, closes: [client, server], seed }) => ({
    ...connected(
      [
        ...chatty.filter((call) => call.do !== 'close'),
        { at: client, host: 'client', do: 'close' },
        { at: server, host: 'server', do: 'close' },
      ],
      { profile, network: losses.map((nth) => drop('client', nth)), untilMs: 400_000 },
    ),
    link: { delayMs: 20, loss, seed },
  }))

const ofConnection = (trace: Trace, id: number) => trace.events.filter(({ connection }) => connection === id)
const connectionsOf = (trace: Trace) => new Set(trace.events.flatMap(({ connection }) => connection ?? []))

describe('the events of a trace', () => {
  it('are in the order of time', () => {
    fc.assert(
      fc.property(anyLife, (scenario) => {
        const times = simulate(scenario).events.map(({ at }) => at)
        expect(times).toEqual([...times].sort((a, b) => a - b))
      }),
      { numRuns: 40 },
    )
  })

  it('name each segment when it leaves, and when it is lost or arrives', () => {
    fc.assert(
      fc.property(anyLife, (scenario) => {
        const { events, segments } = simulate(scenario)
        const named = (kind: TraceEvent['kind']) =>
          events.flatMap((event) => (event.kind === kind && 'segment' in event ? [event.segment] : []))
        expect(named('send').sort((a, b) => a - b)).toEqual(segments.map(({ id }) => id))
        expect(new Set(named('lost'))).toEqual(new Set(segments.flatMap(({ id, lost }) => (lost ? [id] : []))))
        expect(new Set(named('arrive'))).toEqual(
          new Set(segments.flatMap(({ id, arrives }) => (arrives === null ? [] : [id]))),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('tell the timers: what was set and neither fired nor was cancelled runs, and nothing else', () => {
    fc.assert(
      fc.property(anyLife, (scenario) => {
        const trace = simulate(scenario)
        for (const id of connectionsOf(trace)) expect(replayed(ofConnection(trace, id))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('say that a timer fired only at the moment for which it was set', () => {
    fc.assert(
      fc.property(anyLife, (scenario) => {
        const trace = simulate(scenario)
        for (const id of connectionsOf(trace)) {
          const set = new Map<TimerName, number>()
          for (const event of ofConnection(trace, id)) {
            if (event.kind === 'timer-set') set.set(event.timer, event.expiresAt)
            if (event.kind === 'timer-fired') expect(set.get(event.timer)).toBe(event.at)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('never set a timer to the moment at which it would expire anyway', () => {
    fc.assert(
      fc.property(anyLife, (scenario) => {
        const trace = simulate(scenario)
        for (const id of connectionsOf(trace)) {
          const running = new Map<TimerName, number>()
          for (const event of ofConnection(trace, id)) {
            if (event.kind === 'timer-set') {
              expect(running.get(event.timer)).not.toBe(event.expiresAt)
              running.set(event.timer, event.expiresAt)
            } else if (event.kind === 'timer-fired' || event.kind === 'timer-cancelled') running.delete(event.timer)
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})

/** The events, timers and variables side by side; gives those at which they do not agree. */
function replayed(events: TraceEvent[]): TraceEvent[] {
  const running = new Map<TimerName, number>()
  return events.filter((event) => {
    if (event.kind === 'timer-set') running.set(event.timer, event.expiresAt)
    if (event.kind === 'timer-fired' || event.kind === 'timer-cancelled') running.delete(event.timer)
    // An arrival stands before what it causes, and its variables are those after it.
    if (!event.variables || event.kind === 'arrive') return false
    const told = new Map(event.variables.timers.map(({ name, expiresAt }) => [name, expiresAt]))
    return told.size !== running.size || [...told].some(([name, at]) => running.get(name) !== at)
  })
}

describe('the variables of an event', () => {
  it('are the same object while nothing has changed, and never change afterwards', () => {
    const { events } = simulate(connected(chatty))
    const written = events.map(({ variables }) => JSON.stringify(variables))
    const again = simulate(connected(chatty)).events.map(({ variables }) => JSON.stringify(variables))
    expect(written).toEqual(again)
    const distinct = new Set(events.flatMap(({ variables }) => variables ?? []))
    expect(distinct.size).toBeLessThan(events.filter(({ variables }) => variables).length)
  })

  it('have the state that the event led to', () => {
    for (const event of simulate(connected(fourWaves)).events) {
      if (event.kind === 'state' && event.variables) expect(event.variables.state).toBe(event.to)
    }
  })

  it('are absent while there is no connection', () => {
    const { events } = simulate(connected(fourWaves))
    expect(events.find(({ kind }) => kind === 'call')?.variables).toBeUndefined()
    expect(events.find((event) => event.kind === 'state' && event.to === 'CLOSED')?.variables).toBeUndefined()
  })

  it('count what was written and not acknowledged, and what came and was not read', () => {
    const { trace } = life(
      connected([
        { at: 100, host: 'client', do: 'send', bytes: 300 },
        { at: 500, host: 'server', do: 'receive' },
      ]),
    )
    const last = (host: 'client' | 'server', before: number) =>
      trace.events.findLast((event) => event.host === host && event.at < before && event.variables)?.variables
    expect(last('client', 110)?.sendQueue).toBe(300)
    expect(last('client', 500)?.sendQueue).toBe(0)
    expect(last('server', 500)?.receiveQueue).toBe(300)
    expect(last('server', 600)?.receiveQueue).toBe(0)
  })
})

describe('a trace as JSON', () => {
  it('holds all of the trace', () => {
    const trace = simulate(connected(chatty))
    expect(JSON.parse(JSON.stringify(trace))).toEqual(trace)
  })
})

describe('the calls of a script', () => {
  const sends = (times: number[]) =>
    simulate(connected(times.map((at, n): Call => ({ at, host: 'client', do: 'send', bytes: n + 1 })))).events.flatMap(
      (event) => (event.kind === 'call' && event.at >= 100 ? [[event.at, event.call - 3]] : []),
    )

  it('are made in order of time, whatever their order in the script', () => {
    expect(sends([300, 100, 200])).toEqual([
      [100, 1],
      [200, 2],
      [300, 0],
    ])
  })

  it('are made in the order of the script at the same moment', () => {
    expect(sends([100, 100, 100])).toEqual([
      [100, 0],
      [100, 1],
      [100, 2],
    ])
  })

  it('come after what arrives at that moment', () => {
    const { events } = simulate(
      connected([
        { at: 100, host: 'client', do: 'send', bytes: 1 },
        { at: 120, host: 'server', do: 'receive' },
      ]),
    )
    const at120 = events.filter(({ at, host }) => at === 120 && host === 'server').map(({ kind }) => kind)
    expect(at120.indexOf('arrive')).toBeLessThan(at120.indexOf('call'))
    expect(events.find((event) => event.kind === 'return' && event.call === 4)).toMatchObject({ at: 120, result: 1 })
  })
})
