import { describe, expect, it } from 'vitest'
import { connected, drop, fourWaves, life } from '../fixture.ts'
import type { Link, NetworkAct, Scenario } from '../scenario.ts'
import { simulate } from '../simulate.ts'

const over = (link: Partial<Link>, network: NetworkAct[] = []): Scenario => ({
  ...connected(
    [
      { at: 1000, host: 'client', do: 'send', bytes: 200_000 },
      { at: 1000, host: 'server', do: 'receive', all: true },
      { at: 1001, host: 'client', do: 'close' },
    ],
    { network, untilMs: 600_000 },
  ),
  link: { delayMs: 20, ...link },
})

const delays = (scenario: Scenario) =>
  simulate(scenario).segments.flatMap(({ at, arrives }) => (arrives === null ? [] : [arrives - at]))

describe('what the link does to every segment', () => {
  it('takes delayMs one way, and nothing else', () => {
    expect(new Set(delays(over({})))).toEqual(new Set([20]))
    expect(new Set(delays(over({ delayMs: 0 })))).toEqual(new Set([0]))
  })

  it('jitter makes it longer by at most jitterMs, and keeps the order', () => {
    const jittery = over({ jitterMs: 10 })
    expect(new Set(delays(jittery)).size).toBeGreaterThan(5)
    expect(Math.min(...delays(jittery))).toBeGreaterThanOrEqual(20)
    expect(Math.max(...delays(jittery))).toBeLessThanOrEqual(30)
    const arrivals = simulate(jittery)
      .segments.filter(({ from }) => from === 'client')
      .map(({ arrives }) => arrives ?? Number.POSITIVE_INFINITY)
    expect(arrivals.every((at, index) => index === 0 || arrivals[index - 1]! <= at)).toBe(true)
  })

  it('loses about as many as it is told', () => {
    const { segments } = simulate(over({ loss: 0.1 }))
    const lost = segments.filter((segment) => segment.lost).length / segments.length
    expect(lost).toBeGreaterThan(0.03)
    expect(lost).toBeLessThan(0.2)
  })

  it('loses everything when it is told so', () => {
    expect(simulate(over({ loss: 1 })).segments.every((segment) => segment.lost)).toBe(true)
  })

  it('repeats some: a copy has the number of its original and is marked', () => {
    const { segments } = simulate(over({ duplicate: 0.3 }))
    const copies = segments.filter((segment) => segment.duplicate)
    expect(copies.length).toBeGreaterThan(10)
    for (const copy of copies) {
      const original = segments.find(({ nth, from, duplicate }) => nth === copy.nth && from === copy.from && !duplicate)
      expect(original).toMatchObject({ seq: copy.seq, len: copy.len, flags: copy.flags })
    }
  })

  it('holds some back behind later ones', () => {
    const { segments } = simulate(over({ reorder: 0.2 }))
    const arrivals = segments.filter(({ from }) => from === 'client').map(({ arrives }) => arrives!)
    expect(arrivals.some((at, index) => index > 0 && at < arrivals[index - 1]!)).toBe(true)
  })

  it('chance depends on the seed, and on nothing else', () => {
    const lost = (seed: number) =>
      simulate(over({ loss: 0.2, seed })).segments.flatMap(({ id, lost: gone }) => (gone ? [id] : []))
    expect(lost(3)).toEqual(lost(3))
    expect(lost(3)).not.toEqual(lost(4))
  })

  it.each(['linux', 'rfc9293'] as const)('and the stream arrives whole under %s', (profile) => {
    const bad = { ...over({ loss: 0.05, duplicate: 0.05, reorder: 0.05, jitterMs: 5 }) }
    const run = life({ ...bad, stack: { client: { profile }, server: { profile } } })
    expect(run.result('server', 'receive')).toBe(200_000)
  })
})

describe('what happens to one segment', () => {
  it('drop: the nth of its sender, retransmissions counted', () => {
    const run = life(connected(fourWaves, { network: [drop('client', 3), drop('client', 4)] }))
    const fins = run.trace.segments.filter(({ flags, from }) => from === 'client' && flags === 'FIN,ACK')
    expect(fins.map((segment) => segment.lost === true)).toEqual([true, true, false])
  })

  it('delay: on top of the link', () => {
    const { segments } = simulate(
      connected(fourWaves, { network: [{ do: 'delay', from: 'client', nth: 3, byMs: 77 }] }),
    )
    expect(segments.find(({ flags }) => flags === 'FIN,ACK')?.arrives).toBe(100 + 20 + 77)
  })

  it('delay twice adds up', () => {
    const late: NetworkAct = { do: 'delay', from: 'client', nth: 3, byMs: 10 }
    const { segments } = simulate(connected(fourWaves, { network: [late, late] }))
    expect(segments.find(({ flags }) => flags === 'FIN,ACK')?.arrives).toBe(140)
  })

  it('duplicate: a second arrival, so much later', () => {
    const { segments } = simulate(
      connected(fourWaves, { network: [{ do: 'duplicate', from: 'client', nth: 3, afterMs: 15 }] }),
    )
    const fins = segments.filter(({ flags, from }) => from === 'client' && flags === 'FIN,ACK')
    expect(fins.map(({ arrives }) => arrives)).toEqual([120, 135])
  })

  it('cut: what is sent until restore is lost, what is on its way arrives', () => {
    const { segments } = simulate(
      connected(fourWaves, {
        network: [
          { do: 'cut', at: 110 },
          { do: 'restore', at: 500 },
        ],
      }),
    )
    const lost = segments.filter((segment) => segment.lost)
    expect(segments.find(({ at }) => at === 100)?.arrives).toBe(120)
    expect(lost.length).toBeGreaterThan(1)
    expect(lost.every(({ at }) => at >= 110 && at < 500)).toBe(true)
    expect(segments.filter(({ at }) => at >= 500).every((segment) => !segment.lost)).toBe(true)
  })

  it('cut and restore are told to both hosts', () => {
    const { events } = simulate(connected([], { network: [{ do: 'cut', at: 200 }] }))
    expect(events.filter(({ kind }) => kind === 'cut').map(({ host }) => host)).toEqual(['client', 'server'])
  })
})

describe('a forged segment', () => {
  const forge = (at: number, seq: number, ts?: [number, number]): NetworkAct => ({
    do: 'forge',
    at,
    from: 'client',
    segment: { flags: 'PSH,ACK', seq, ack: 1, len: 10 },
    ...(ts ? { ts } : {}),
  })

  it('arrives at once, also through a cut link, and counts for nobody', () => {
    const { segments } = simulate(connected([], { network: [{ do: 'cut', at: 200 }, forge(300, 1)] }))
    expect(segments.find((segment) => segment.forged)).toMatchObject({
      at: 300,
      arrives: 300,
      nth: null,
      seq: 1,
      ack: 1,
    })
  })

  it('in sequence it is taken for true: the acknowledgement then covers what was never sent', () => {
    const run = life(connected([], { network: [forge(200, 1)] }))
    expect(run.segments.slice(3, 5)).toEqual(['forged ACK seq=1 ack=1 len=10', 'server ACK seq=1 ack=11'])
    expect(run.segments[5]).toBe('client ACK seq=1 ack=1')
  })

  it('a TSval of another clock is read by that of a segment which the forgery repeats', () => {
    const send = connected(
      [
        { at: 100, host: 'client', do: 'send', bytes: 10 },
        { at: 5000, host: 'client', do: 'send', bytes: 20 },
      ],
      // The repeated segment was sent at 100; 4,000,000,100 is then 10 ms older than a value of 4,000,000,110.
      { network: [forge(6000, 1, [4_000_000_100, 0]), forge(6100, 31, [4_000_005_000, 0])] },
    )
    const { trace } = life(send)
    const [repeated, later] = trace.segments.filter((segment) => segment.forged)
    expect(repeated?.raw?.ts?.[0]).toBe(trace.segments.find(({ len }) => len === 10)?.raw?.ts?.[0])
    expect(later!.raw!.ts![0] - repeated!.raw!.ts![0]).toBe(4900)
  })
})
