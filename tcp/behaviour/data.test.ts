import { describe, expect, it } from 'vitest'
import { connected, drop, life } from '../fixture.ts'
import type { Call, NetworkAct, Scenario } from '../scenario.ts'
import { simulate } from '../simulate.ts'

const send = (at: number, bytes: number, host: 'client' | 'server' = 'client'): Call => ({
  at,
  host,
  do: 'send',
  bytes,
})
const close = (at: number, host: 'client' | 'server' = 'client'): Call => ({ at, host, do: 'close' })
const readAll: Call = { at: 100, host: 'server', do: 'receive', all: true }

describe('the first flight: RFC 6928 2', () => {
  it.each(['linux', 'rfc9293'] as const)('%s: ten segments; the SYN has not made it larger', (profile) => {
    const { segments } = simulate(connected([send(100, 100_000), readAll], { profile, untilMs: 1000 }))
    const first = segments.filter(({ from, len, at }) => from === 'client' && len > 0 && at < 120)
    expect(first).toHaveLength(10)
  })
})

describe('data out of order', () => {
  const lostData = (profile: 'linux' | 'rfc9293') =>
    life(connected([send(100, 100), close(100), readAll], { profile, network: [drop('client', 3)], untilMs: 5000 }))

  it.each(['linux', 'rfc9293'] as const)(
    '%s: a FIN beyond a gap waits and is answered for what is before it',
    (profile) => {
      const run = lostData(profile)
      const [, fin, answer] = run.segments.slice(3)
      expect(fin).toBe('client FIN,ACK seq=101 ack=1')
      expect(answer).toBe('server ACK seq=1 ack=1')
      expect(run.entered('server', 'CLOSE_WAIT')).toBeGreaterThan(run.times('server', 'ACK')[0]!)
      expect(run.result('server', 'receive')).toBe(100)
    },
  )

  it('Linux learns from the selective acknowledgement what was lost, and does not wait for the timeout', () => {
    const { trace, segments } = lostData('linux')
    const again = trace.segments.find(({ retransmission }) => retransmission)!
    expect(again).toMatchObject({ seq: 1, len: 100 })
    expect(again.at).toBe(152)
    expect(segments.slice(6)).toEqual(['client ACK seq=1 ack=1 len=100', 'server ACK seq=1 ack=102'])
  })

  it('three duplicate acknowledgements bring back the first segment without waiting', () => {
    const run = life(
      connected([send(100, 14_600), readAll], { profile: 'rfc9293', network: [drop('client', 3)], untilMs: 900 }),
    )
    expect(run.trace.segments.find(({ retransmission }) => retransmission)).toMatchObject({ seq: 1, at: 140 })
    expect(run.trace.events.findLast(({ host }) => host === 'server')?.variables?.rcvNxt).toBe(14_601)
  })

  it('a segment that comes twice is delivered once', () => {
    const twice: NetworkAct = { do: 'duplicate', from: 'client', nth: 3, afterMs: 10 }
    const run = life(connected([send(100, 500), close(300), readAll], { network: [twice] }))
    expect(run.result('server', 'receive')).toBe(500)
  })

  it('a segment that the network holds back is delivered in its place', () => {
    const late: NetworkAct = { do: 'delay', from: 'client', nth: 3, byMs: 35 }
    const run = life(
      connected([send(100, 500), send(101, 700), close(400), readAll], { profile: 'rfc9293', network: [late] }),
    )
    expect(run.result('server', 'receive')).toBe(1200)
  })
})

describe('the receive window', () => {
  const small = (script: Call[], profile: 'linux' | 'rfc9293', untilMs = 60_000): Scenario => ({
    ...connected(script, { untilMs }),
    stack: { client: { profile }, server: { profile, sysctl: { tcp_rmem: '4096 8000 8000' } } },
  })

  it.each(['linux', 'rfc9293'] as const)('%s: never more than it allows is sent, and it closes', (profile) => {
    const { trace } = life(small([send(100, 20_000)], profile))
    const windows = trace.segments.filter(({ from }) => from === 'server').map(({ window }) => window)
    const sent = Math.max(...trace.segments.filter(({ from }) => from === 'client').map(({ seq, len }) => seq + len))
    expect(windows.at(-1)).toBe(0)
    expect(sent - 1).toBeLessThanOrEqual(windows[0]! + (profile === 'rfc9293' ? 1 : 0))
  })

  it('the RFC probes a closed window with an octet, Linux with an old number; both less and less often', () => {
    const probes = (profile: 'linux' | 'rfc9293') =>
      life(small([send(100, 20_000)], profile)).trace.segments.filter(
        ({ from, at, len, flags }) => from === 'client' && at > 300 && (len === 1 || flags === 'ACK'),
      )
    expect(new Set(probes('rfc9293').map(({ len }) => len))).toEqual(new Set([1]))
    expect(new Set(probes('linux').map(({ len }) => len))).toEqual(new Set([0]))
    for (const profile of ['linux', 'rfc9293'] as const) {
      const gaps = probes(profile).map(({ at }, index, all) => at - (all[index - 1]?.at ?? at))
      expect(gaps.slice(2, 5).every((gap, index) => gap > 1.5 * gaps[index + 1]!)).toBe(true)
    }
  })

  it('a connection with a closed window is kept for as long as the probes are answered', () => {
    for (const profile of ['linux', 'rfc9293'] as const) {
      expect(
        life(small([send(100, 20_000)], profile, 2_000_000))
          .states('client')
          .at(-1),
      ).toBe('ESTABLISHED')
    }
  })

  it('a reader that starts late gets everything', () => {
    for (const profile of ['linux', 'rfc9293'] as const) {
      const run = life(
        small([send(100, 20_000), close(200), { at: 30_000, host: 'server', do: 'receive', all: true }], profile),
      )
      expect(run.result('server', 'receive')).toBe(20_000)
    }
  })

  it('a FIN waits behind data that the window holds back', () => {
    const run = life(small([send(100, 20_000), close(200)], 'linux'))
    expect(run.states('client').at(-1)).toBe('FIN_WAIT_1')
    expect(run.segments.some((text) => text.includes('FIN'))).toBe(false)
  })
})

describe('small segments', () => {
  it('Nagle: a second one waits for the acknowledgement of the first', () => {
    const { segments } = life(connected([send(100, 10), send(101, 20)]))
    expect(segments.slice(3, 6)).toEqual([
      'client ACK seq=1 ack=1 len=10',
      'server ACK seq=1 ack=11',
      'client ACK seq=11 ack=1 len=20',
    ])
  })

  it('a FIN behind what Nagle holds back takes it along', () => {
    const { segments } = life(connected([send(100, 10), send(101, 20), close(102)]))
    expect(segments[4]).toBe('client FIN,ACK seq=11 ack=1 len=20')
  })

  it('an acknowledgement waits at most 40 ms under Linux once the connection is interactive, 200 ms under the RFC', () => {
    const asked = (profile: 'linux' | 'rfc9293') =>
      life(connected([send(100, 10), send(125, 10, 'server'), send(300, 10)], { profile, untilMs: 600 }))
    expect(asked('linux').times('server', 'ACK').at(-1)).toBe(360)
    expect(asked('rfc9293').times('server', 'ACK').at(-1)).toBe(520)
  })

  it('under the RFC every second full segment is acknowledged at once', () => {
    const { times } = life(connected([send(100, 1460 * 4)], { profile: 'rfc9293' }))
    expect(times('server', 'ACK')).toEqual([120, 120])
  })
})

describe('numbers that wrap', () => {
  it('change nothing in what is told', () => {
    const run = connected([send(100, 5000), close(200), readAll, close(400, 'server')])
    const plain = simulate(run, { isn: { client: 1000, server: 5000 } })
    const wrapped = simulate(run, { isn: { client: 0xffffffff - 17_000, server: 0xffffffff - 328_126 } })
    const told = ({ segments, states }: typeof plain) => ({
      states,
      segments: segments.map(({ raw: _, ...shown }) => shown),
    })
    expect(told(wrapped)).toEqual(told(plain))
    expect(wrapped.segments.some(({ raw, from }) => from === 'client' && raw!.seq < 10_000)).toBe(true)
  })
})

describe('round-trip time', () => {
  const rto = (profile: 'linux' | 'rfc9293', delayMs: number) =>
    simulate({ ...connected([], { profile }), link: { delayMs } }).events.findLast(({ host }) => host === 'client')
      ?.variables?.rtoMs

  it('40 ms give 240 ms under Linux and the least of one second under the RFC', () => {
    expect(rto('linux', 20)).toBe(240)
    expect(rto('rfc9293', 20)).toBe(1000)
  })

  it('a first measurement of R gives R + 4 R/2', () => {
    expect(rto('linux', 200)).toBe(1200)
    expect(rto('rfc9293', 200)).toBe(1200)
  })

  it('after a SYN that timed out there is none, and the timeout is three seconds', () => {
    const { events } = simulate(
      connected([send(2000, 10)], { profile: 'rfc9293', network: [drop('client', 1)], untilMs: 2010 }),
    )
    expect(events.at(-1)?.variables?.rtoMs).toBe(3000)
  })
})
