import { describe, expect, it } from 'vitest'
import { connected, drop, life } from '../fixture.ts'
import type { Call, NetworkAct, Profile, Scenario } from '../scenario.ts'

const close = (at: number, host: 'client' | 'server', more = {}): Call => ({ at, host, do: 'close', ...more })
const shut = (at: number, host: 'client' | 'server'): Call => ({ at, host, do: 'shutdown', how: 'write' })

const on = (
  sysctl: Record<string, number>,
  script: Call[],
  network: NetworkAct[] = [],
  profile: Profile = 'linux',
): Scenario =>
  connected(script, {
    stack: { client: { profile, sysctl }, server: { profile } },
    network,
    untilMs: 400_000,
  })

const stay = (run: Scenario): number => {
  const { entered } = life(run)
  return (entered('client', 'CLOSED') ?? Number.POSITIVE_INFINITY) - entered('client', 'FIN_WAIT_2')!
}

describe('FIN_WAIT_2 without an end', () => {
  it.each([
    [60, 60_000],
    [10, 10_000],
    [5, 5000],
    [70, 20_000],
    [90, 60_000],
  ])('after close(), with tcp_fin_timeout %i, lasts %i ms', (tcp_fin_timeout, ms) => {
    expect(stay(on({ tcp_fin_timeout }, [close(100, 'client')]))).toBe(ms)
  })

  it('lasts at least three and a half retransmission timeouts', () => {
    const run = on({ tcp_fin_timeout: 0 }, [close(100, 'client')])
    const { trace } = life(run)
    const rto = trace.events.find(({ variables }) => variables?.state === 'FIN_WAIT_2')!.variables!.rtoMs
    expect(rto).toBeGreaterThanOrEqual(240)
    expect(stay(run)).toBe(3.5 * rto)
  })

  it('after shutdown() lasts until close(), and from then on tcp_fin_timeout', () => {
    const run = life(on({ tcp_fin_timeout: 5 }, [shut(100, 'client'), close(20_000, 'client')]))
    expect(run.entered('client', 'CLOSED')).toBe(25_000)
  })

  it('under the RFC has no timer', () => {
    expect(stay(on({}, [close(100, 'client')], [], 'rfc9293'))).toBe(Number.POSITIVE_INFINITY)
  })

  it('TCP_LINGER2 sets the time for one socket; negative means abort', () => {
    expect(stay(on({}, [close(100, 'client', { linger2Ms: 3000 })]))).toBe(3000)
    const late = life(on({}, [shut(100, 'client'), close(300, 'client', { linger2Ms: -1 })]))
    expect(late.segments.at(-1)).toBe('client RST,ACK seq=2 ack=1')
    const early = life(on({}, [close(100, 'client', { linger2Ms: -1 })]))
    expect(early.segments.slice(-2)).toEqual(['server ACK seq=1 ack=2', 'client RST seq=2'])
  })

  it('an orphan has no keepalive any more, neither there nor in TIME_WAIT', () => {
    const keepalive: Call = { at: 80, host: 'client', do: 'keepalive', idleMs: 5000, intervalMs: 1000, probes: 3 }
    const run = life(on({}, [keepalive, close(100, 'client'), close(10_000, 'server')]))
    expect(run.times('client', 'ACK')).toHaveLength(2)
    expect(run.entered('client', 'CLOSED')! - run.entered('client', 'TIME_WAIT')!).toBe(60_000)
  })

  it('a FIN that comes too late is answered with RST', () => {
    const run = life(on({ tcp_fin_timeout: 5 }, [close(100, 'client'), close(30_000, 'server')]))
    expect(run.segments.slice(-2)).toEqual(['server FIN,ACK seq=1 ack=2', 'client RST seq=2'])
    expect(run.states('server').slice(-2)).toEqual(['LAST_ACK', 'CLOSED'])
  })
})

describe('giving up', () => {
  const cutAfterOpening: NetworkAct = { do: 'cut', at: 90 }

  it.each([
    [0, 10, 122_880],
    [3, 5, 3840],
  ])('an orphan with tcp_orphan_retries %i sends %i FINs and is gone after %i ms', (tcp_orphan_retries, fins, ms) => {
    const run = life(on({ tcp_orphan_retries }, [close(100, 'client')], [cutAfterOpening]))
    expect(run.times('client', 'FIN,ACK')).toHaveLength(fins)
    expect(run.entered('client', 'CLOSED')).toBe(100 + ms)
  })

  it('an open socket obeys tcp_retries2 and is told ETIMEDOUT', () => {
    const run = life(
      on(
        { tcp_retries2: 5 },
        [
          { at: 100, host: 'client', do: 'send', bytes: 100 },
          { at: 100, host: 'client', do: 'receive' },
        ],
        [cutAfterOpening],
      ),
    )
    expect(run.times('client', 'PSH,ACK')).toHaveLength(7)
    expect(run.result('client', 'receive')).toBe('ETIMEDOUT')
    expect(run.returnedAt('client', 'receive')).toBe(15_460)
  })

  it('by default an open socket does not give up within ten minutes', () => {
    const script: Call[] = [{ at: 100, host: 'client', do: 'send', bytes: 100 }]
    expect(
      life(connected(script, { network: [cutAfterOpening], untilMs: 600_000 }))
        .states('client')
        .at(-1),
    ).toBe('ESTABLISHED')
    expect(
      life(connected(script, { network: [cutAfterOpening], untilMs: 1_000_000 }))
        .states('client')
        .at(-1),
    ).toBe('CLOSED')
  })

  it('the RFC profile waits 100 seconds for data', () => {
    const script: Call[] = [{ at: 100, host: 'client', do: 'send', bytes: 100 }]
    const run = life(connected(script, { profile: 'rfc9293', network: [cutAfterOpening] }))
    expect(run.entered('client', 'CLOSED')! - 100).toBeGreaterThanOrEqual(100_000)
    expect(run.times('client', 'PSH,ACK').map((at) => at - 100)).toEqual([0, 1000, 3000, 7000, 15_000, 31_000, 63_000])
  })

  it('too many orphans are reset', () => {
    const run = life(on({ tcp_max_orphans: 0 }, [close(100, 'client')]))
    expect(run.segments.slice(-2)).toEqual(['client FIN,ACK seq=1 ack=1', 'client RST,ACK seq=2 ack=1'])
    expect(run.states('client').at(-1)).toBe('CLOSED')
  })
})

describe('SO_LINGER', () => {
  it('close() waits until the FIN is acknowledged', () => {
    const run = life(on({}, [close(100, 'client', { lingerMs: 1000 })]))
    expect(run.returnedAt('client', 'close')).toBe(149)
  })

  it('or until the time is over; the FIN goes on being retransmitted', () => {
    const run = life(on({}, [close(100, 'client', { lingerMs: 1000 })], [{ do: 'cut', at: 90 }]))
    expect(run.returnedAt('client', 'close')).toBe(1100)
    expect(run.times('client', 'FIN,ACK').filter((at) => at > 1100).length).toBeGreaterThan(3)
  })

  it('without it close() returns at once, whatever is still to be sent', () => {
    const run = life(on({}, [{ at: 100, host: 'client', do: 'send', bytes: 50_000 }, close(100, 'client')]))
    expect(run.returnedAt('client', 'close')).toBe(100)
  })
})

describe('keepalive', () => {
  const keepalive: Call = { at: 100, host: 'server', do: 'keepalive', idleMs: 2000, intervalMs: 1000, probes: 3 }

  it('is off by default: a peer that is gone is not noticed', () => {
    const run = life(connected([{ at: 100, host: 'client', do: 'crash' }], { untilMs: 10_000_000 }))
    expect(run.states('server').at(-1)).toBe('ESTABLISHED')
  })

  it('probes with the number before SND.NXT, and goes on while the peer answers', () => {
    const run = life(connected([keepalive], { untilMs: 9000 }))
    expect(run.segments.slice(3, 5)).toEqual(['server ACK seq=0 ack=1', 'client ACK seq=1 ack=1'])
    expect(run.times('client', 'ACK').length).toBeGreaterThan(4)
  })

  it('gives up after so many probes without an answer: RST and ETIMEDOUT', () => {
    const run = life(
      connected([keepalive, { at: 200, host: 'server', do: 'receive' }], {
        network: [{ do: 'cut', at: 150 }],
        untilMs: 9000,
      }),
    )
    expect(run.times('server', 'ACK').map((at) => at - 61)).toEqual([2000, 3000, 4000])
    expect(run.segments.at(-1)).toMatch(/^server RST,ACK/)
    expect(run.result('server', 'receive')).toBe('ETIMEDOUT')
    expect(run.returnedAt('server', 'receive')).toBe(5061)
  })

  it('finds the dead peer in CLOSE_WAIT, which has no timer of its own', () => {
    const run = life(
      connected([close(100, 'client'), keepalive, { at: 1000, host: 'client', do: 'crash' }], { untilMs: 20_000 }),
    )
    expect(run.states('server').slice(-2)).toEqual(['CLOSE_WAIT', 'CLOSED'])
    expect(run.segments.slice(-2)).toEqual(['server ACK seq=0 ack=2', 'client RST seq=2'])
  })
})

describe('a SYN without an answer', () => {
  const silent = (profile: Profile) =>
    life(connected([], { profile, network: Array.from({ length: 40 }, (_, nth) => drop('client', nth + 1)) }))

  it('Linux: four linear timeouts, then doubled; ETIMEDOUT after 131 s of timers', () => {
    const run = silent('linux')
    expect(run.times('client', 'SYN').map((at) => at - 1)).toEqual(
      [0, 1, 2, 3, 4, 5, 7, 11, 19, 35, 67].map((s) => s * 1000),
    )
    expect(run.result('client', 'connect')).toBe('ETIMEDOUT')
    expect(run.returnedAt('client', 'connect')).toBe(131_001)
  })

  it('the RFC: doubled from the first, for at least three minutes', () => {
    const run = silent('rfc9293')
    expect(run.times('client', 'SYN').map((at) => at - 1)).toEqual([0, 1, 3, 7, 15, 31, 63, 123].map((s) => s * 1000))
    expect(run.returnedAt('client', 'connect')).toBeGreaterThanOrEqual(180_001)
  })
})
