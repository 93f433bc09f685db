import { describe, expect, it } from 'vitest'
import { connected, drop, fourWaves, life, scenario } from '../fixture.ts'
import type { Call, ForgedSegment, NetworkAct, Profile, Scenario } from '../scenario.ts'

const close = (at: number, host: 'client' | 'server'): Call => ({ at, host, do: 'close' })

/** A segment reaches the client, which is in TIME_WAIT since 420: RCV.NXT is 2, SND.NXT is 2. */
const forged = (segment: Partial<ForgedSegment>, at = 1000): NetworkAct => ({
  do: 'forge',
  at,
  from: 'server',
  segment: { flags: 'ACK', seq: 2, ack: 2, len: 0, ...segment },
})

/** Both hosts with the same settings; answers of the client are lost, so that nothing comes of them. */
const waiting = (network: NetworkAct[], sysctl: Record<string, number> = {}, profile: Profile = 'linux'): Scenario =>
  connected(fourWaves, {
    stack: { client: { profile, sysctl }, server: { profile, sysctl } },
    network: [...network, { do: 'cut', at: 900 }],
    untilMs: 900_000,
  })

describe('how long TIME_WAIT lasts', () => {
  it('60 s under Linux, whatever tcp_fin_timeout says; four minutes under the RFC', () => {
    expect(life(waiting([], { tcp_fin_timeout: 10 })).trace.states.client.at(-1)?.at).toBe(60_420)
    expect(life(waiting([], {}, 'rfc9293')).trace.states.client.at(-1)?.at).toBe(240_420)
  })

  const ends = (segment: Partial<ForgedSegment>, profile: Profile = 'linux', sysctl = {}) => {
    const run = life(waiting([forged(segment)], sysctl, profile))
    return {
      after: run.trace.states.client.at(-1)!.at - (profile === 'linux' ? 60_000 : 240_000),
      answers: run.times('client', 'ACK').filter((at) => at >= 1000).length,
    }
  }

  it.each([
    ['a retransmitted FIN', { flags: 'FIN,ACK', seq: 1 }, { after: 1000, answers: 1 }],
    ['a bare ACK in sequence', {}, { after: 1000, answers: 0 }],
    ['a bare ACK out of the window', { seq: 500_002 }, { after: 1000, answers: 1 }],
    ['old data', { flags: 'PSH,ACK', seq: -99, len: 100 }, { after: 1000, answers: 1 }],
    ['new data', { flags: 'PSH,ACK', len: 3 }, { after: 1000, answers: 1 }],
    ['an old SYN,ACK', { flags: 'SYN,ACK', seq: 0, ack: 1 }, { after: 1000, answers: 1 }],
    ['an old SYN without a timestamp', { flags: 'SYN', seq: -399, ack: null }, { after: 420, answers: 1 }],
    ['a RST that is not exact', { flags: 'RST', seq: 3, ack: null }, { after: 420, answers: 0 }],
  ])('Linux, %s', (_what, segment, outcome) => {
    expect(ends(segment)).toEqual(outcome)
  })

  it.each([
    ['a retransmitted FIN', { flags: 'FIN,ACK', seq: 1 }, { after: 1000, answers: 1 }],
    ['a bare ACK in sequence', {}, { after: 420, answers: 0 }],
    ['old data', { flags: 'PSH,ACK', seq: -99, len: 100 }, { after: 420, answers: 1 }],
    ['an old SYN', { flags: 'SYN', seq: -399, ack: null }, { after: 420, answers: 1 }],
  ])('the RFC, %s', (_what, segment, outcome) => {
    expect(ends(segment, 'rfc9293')).toEqual(outcome)
  })

  it.each(['linux', 'rfc9293'] as const)('%s: an exact RST ends it, unless tcp_rfc1337 is set', (profile) => {
    const reset = { flags: 'RST', ack: null }
    const end = (tcp_rfc1337: number) =>
      life(waiting([forged(reset)], { tcp_rfc1337 }, profile)).trace.states.client.at(-1)?.at
    expect(end(0)).toBe(1000)
    expect(end(1)).toBe(profile === 'linux' ? 60_420 : 240_420)
  })

  it('a FIN that comes after it is answered with RST, which ends LAST_ACK', () => {
    const run = life(
      connected(fourWaves, {
        network: [drop('client', 4), { do: 'cut', at: 425 }, { do: 'restore', at: 61_000 }],
      }),
    )
    expect(run.entered('client', 'CLOSED')).toBe(60_420)
    expect(run.segments.slice(-2)).toEqual(['server FIN,ACK seq=1 ack=2', 'client RST seq=2'])
    expect(run.states('server').slice(-2)).toEqual(['LAST_ACK', 'CLOSED'])
  })

  it('an old duplicate can end it: acknowledged, and the acknowledgement meets nobody', () => {
    const old = forged({ flags: 'PSH,ACK', seq: -99, len: 100 })
    const run = (tcp_rfc1337: number) =>
      life(
        connected(fourWaves, {
          stack: { client: { profile: 'linux', sysctl: { tcp_rfc1337 } }, server: { profile: 'linux' } },
          network: [old],
        }),
      )
    expect(run(0).segments.slice(-2)).toEqual(['client ACK seq=2 ack=2', 'server RST seq=2'])
    expect(run(0).trace.states.client.at(-1)).toEqual({ at: 1040, state: 'CLOSED' })
    expect(run(1).trace.states.client.at(-1)).toEqual({ at: 61_000, state: 'CLOSED' })
  })

  it('beyond tcp_max_tw_buckets there is none, and the FIN of the peer draws RST', () => {
    const stack = {
      client: { profile: 'linux', sysctl: { tcp_max_tw_buckets: 0 } },
      server: { profile: 'linux' },
    } as const
    const run = life(connected(fourWaves, { stack }))
    expect(run.states('client').slice(2)).toEqual(['FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSED'])
    expect(run.segments.at(-1)).toBe('client RST seq=2')
  })
})

/** The server closed first and waits; its RCV.NXT is 2. */
const serverWaits = (network: NetworkAct[], tcp_timestamps: number, profile: Profile = 'linux'): Scenario => {
  const host = { profile, sysctl: { tcp_timestamps } }
  return connected([close(100, 'server'), close(400, 'client')], {
    stack: { client: host, server: host },
    network: [...network, { do: 'cut', at: 900 }],
    untilMs: 1500,
  })
}

describe('a SYN in TIME_WAIT', () => {
  const syn = (seq: number, tsAfter?: number): NetworkAct => ({
    do: 'forge',
    at: 1000,
    from: 'client',
    segment: { flags: 'SYN', seq, ack: null, len: 0 },
    // The clock of the simulator starts at 2^28; the client's last segment was sent at 400.
    ...(tsAfter === undefined ? {} : { ts: [0x10000000 + 400 + tsAfter, 0] }),
  })
  const outcome = (act: NetworkAct, tcp_timestamps: number, profile: Profile = 'linux') => {
    const run = life(serverWaits([act], tcp_timestamps, profile))
    const answer = run.trace.segments.find(({ from, at }) => from === 'server' && at === 1000)
    return [answer?.flags, run.states('server').at(-1)]
  }
  const accepted = ['SYN,ACK', 'SYN_RECEIVED']
  const doubted = ['ACK', 'TIME_WAIT']
  const dropped = [undefined, 'TIME_WAIT']

  it.each([
    ['newer timestamp, old number', 1, -998, 100, accepted, accepted],
    ['same timestamp, newer number', 1, 100_002, 0, accepted, accepted],
    ['same timestamp, old number', 1, -998, 0, doubted, doubted],
    ['older timestamp, newer number', 1, 100_002, -50, doubted, dropped],
    ['no timestamp, newer number', 1, 100_002, undefined, accepted, accepted],
    ['no timestamp, old number', 1, -998, undefined, doubted, doubted],
    ['without timestamps, newer number', 0, 100_002, undefined, accepted, doubted],
    ['without timestamps, old number', 0, -998, undefined, doubted, doubted],
  ] as const)('%s', (_what, timestamps, seq, ts, linux, rfc) => {
    expect(outcome(syn(seq, ts), timestamps)).toEqual(linux)
    expect(outcome(syn(seq, ts), timestamps, 'rfc9293')).toEqual(rfc)
  })

  it('the new connection begins above the numbers of the old one', () => {
    const { trace } = life(serverWaits([syn(100_002)], 0))
    const synAck = trace.segments.find(({ flags, at }) => flags === 'SYN,ACK' && at === 1000)!
    const lastAck = trace.segments.find(({ from, seq, flags }) => from === 'server' && seq === 2 && flags === 'ACK')!
    expect((synAck.raw!.seq - lastAck.raw!.seq) >>> 0).toBe(65_537)
  })

  it('the answer to an old SYN draws a RST that ends TIME_WAIT, the trap of RFC 1337', () => {
    const host = { profile: 'linux', sysctl: { tcp_timestamps: 0 } } as const
    const run = life(
      connected([close(100, 'server'), close(400, 'client')], {
        stack: { client: host, server: host },
        network: [syn(-998)],
      }),
    )
    expect(run.segments.slice(-2)).toEqual(['server ACK seq=2 ack=2', 'client RST seq=2'])
    expect(run.entered('server', 'CLOSED')).toBe(1040)
  })
})

describe('connecting from ports that are in TIME_WAIT', () => {
  const again = (at: number, sysctl: Record<string, number | string>, localPort?: number) => {
    const host = { profile: 'linux', sysctl: { ip_local_port_range: '40000 40000', ...sysctl } } as const
    return life(
      connected([...fourWaves, { at, host: 'client', do: 'connect', ...(localPort ? { localPort } : {}) }], {
        stack: { client: host, server: host },
        untilMs: 30_000,
      }),
    )
  }
  const result = (...args: Parameters<typeof again>) => again(...args).result('client', 'connect', 1)

  it('with a port that the kernel chooses: only with tcp_tw_reuse and after a second', () => {
    expect(result(480, { tcp_tw_reuse: 1 })).toBe('EADDRNOTAVAIL')
    expect(result(1220, { tcp_tw_reuse: 1 })).toBe('EADDRNOTAVAIL')
    expect(result(1720, { tcp_tw_reuse: 1 })).toBe(0)
    expect(result(1720, { tcp_tw_reuse: 2 })).toBe('EADDRNOTAVAIL')
    expect(result(1720, { tcp_tw_reuse: 1, tcp_timestamps: 0 })).toBe('EADDRNOTAVAIL')
  })

  it('with a port that the application chose: at once, if there were timestamps', () => {
    expect(result(480, { tcp_tw_reuse: 0 }, 40_000)).toBe(0)
    expect(result(480, { tcp_tw_reuse: 1, tcp_timestamps: 0 }, 40_000)).toBe('EADDRNOTAVAIL')
  })

  it('with another port there is no question', () => {
    const run = again(480, { ip_local_port_range: '40000 40001' })
    expect(run.result('client', 'connect', 1)).toBe(0)
    expect(run.trace.segments.at(-1)?.raw?.sourcePort).toBe(40_001)
  })

  it('the old TIME_WAIT gives way without being CLOSED first', () => {
    expect(again(1720, { tcp_tw_reuse: 1 }).states('client').slice(4, 7)).toEqual([
      'TIME_WAIT',
      'SYN_SENT',
      'ESTABLISHED',
    ])
  })

  it('PAWS keeps an old duplicate out of the new connection', () => {
    const duplicate: NetworkAct = {
      do: 'forge',
      at: 2500,
      from: 'client',
      segment: { flags: 'PSH,ACK', seq: 1, ack: 1, len: 300 },
      ts: [0x10000000 + 120, 0],
    }
    const host = { profile: 'linux', sysctl: { tcp_tw_reuse: 1 } } as const
    const run = life(
      connected(
        [
          ...fourWaves,
          { at: 2000, host: 'client', do: 'connect', localPort: 32_768 },
          { at: 2000, host: 'server', do: 'accept' },
          { at: 2600, host: 'server', do: 'receive' },
        ],
        { stack: { client: host, server: host }, network: [duplicate], untilMs: 3000 },
      ),
    )
    expect(run.result('server', 'receive', 1)).toBeUndefined()
    expect(run.segments.at(-1)).toBe('server ACK seq=1 ack=1')
  })
})

describe('listening again while old connections wait', () => {
  const restart = (first?: boolean, second?: boolean) => {
    const listen = (at: number, reuseAddress?: boolean): Call => ({
      at,
      host: 'server',
      do: 'listen',
      ...(reuseAddress === undefined ? {} : { reuseAddress }),
    })
    return life(
      scenario([
        listen(0, first),
        { at: 1, host: 'client', do: 'connect' },
        { at: 60, host: 'server', do: 'accept' },
        close(100, 'server'),
        close(300, 'client'),
        { at: 500, host: 'server', do: 'closeListener' },
        listen(600, second),
      ]),
    ).result('server', 'listen', 1)
  }

  it('needs SO_REUSEADDR on both listeners', () => {
    expect(restart()).toBe(0)
    expect(restart(true, true)).toBe(0)
    expect(restart(true, false)).toBe('EADDRINUSE')
    expect(restart(false, true)).toBe('EADDRINUSE')
  })

  it('needs nothing when the client closed first', () => {
    const run = life(
      connected([
        ...fourWaves,
        { at: 500, host: 'server', do: 'closeListener' },
        { at: 600, host: 'server', do: 'listen', reuseAddress: false },
      ]),
    )
    expect(run.result('server', 'listen', 1)).toBe(0)
  })

  it('two listeners there cannot be', () => {
    expect(life(connected([{ at: 100, host: 'server', do: 'listen' }])).result('server', 'listen', 1)).toBe(
      'EADDRINUSE',
    )
  })
})
