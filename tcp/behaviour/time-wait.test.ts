import { describe, expect, it } from 'vitest'
import { connected, drop, fourWaves, life } from '../fixture.ts'
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

  it('is told by the rule that has let it in, not by that of listening', () => {
    for (const profile of ['linux', 'rfc9293'] as const) {
      const { trace } = life(serverWaits([syn(100_002, 100)], 1, profile))
      const told = trace.events.filter(({ host, at }) => host === 'server' && at === 1000)
      expect(new Set(told.flatMap(({ rule }) => rule?.id ?? []))).toEqual(new Set(['syn-in-time-wait']))
    }
  })

  it('the new connection begins above the numbers of the old one', () => {
    const { trace } = life(serverWaits([syn(100_002)], 0))
    const synAck = trace.segments.find(({ flags, at }) => flags === 'SYN,ACK' && at === 1000)!
    const lastAck = trace.segments.find(({ from, seq, flags }) => from === 'server' && seq === 2 && flags === 'ACK')!
    expect((synAck.raw!.seq - lastAck.raw!.seq) >>> 0).toBe(65_537)
  })

  it.each([
    ['rfc9293', 'TIME_WAIT'],
    ['linux', 'CLOSED'],
  ] as const)("%s: a SYN that turns out to be nobody's leaves %s", (profile, after) => {
    const host = { profile, sysctl: { tcp_timestamps: 1 } }
    const run = life(
      connected([close(100, 'server'), close(400, 'client')], {
        stack: { client: host, server: host },
        network: [syn(-998, 100)],
        untilMs: 50_000,
      }),
    )
    expect(run.segments.slice(-2)).toEqual(['server SYN,ACK seq=0 ack=-997', 'client RST seq=-997'])
    expect(run.states('server').slice(-3)).toEqual(['TIME_WAIT', 'SYN_RECEIVED', after])
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
