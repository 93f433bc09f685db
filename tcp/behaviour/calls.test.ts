import { describe, expect, it } from 'vitest'
import { connected, drop, life, scenario } from '../fixture.ts'
import type { Call, NetworkAct, Profile, Scenario } from '../scenario.ts'

/** Ways to have the server in a state at 1000; the peer is not heard from 900 on. */
const shut = (at: number, host: 'client' | 'server'): Call => ({ at, host, do: 'shutdown', how: 'write' })
const mute: NetworkAct = { do: 'cut', at: 900 }

const ways: Record<string, { script: Call[]; network?: NetworkAct[]; open?: false }> = {
  'SYN-SENT': { script: [{ at: 990, host: 'server', do: 'connect' }], network: [mute], open: false },
  'SYN-RECEIVED': {
    script: [
      { at: 950, host: 'server', do: 'connect' },
      { at: 950, host: 'client', do: 'connect' },
    ],
    network: [drop('client', 2), drop('client', 3)],
    open: false,
  },
  ESTABLISHED: { script: [] },
  'FIN-WAIT-1': { script: [shut(950, 'server')], network: [mute] },
  'FIN-WAIT-2': { script: [shut(400, 'server')], network: [mute] },
  'CLOSE-WAIT': { script: [shut(400, 'client')], network: [mute] },
  CLOSING: { script: [shut(950, 'client'), shut(950, 'server')], network: [drop('client', 4)] },
  'LAST-ACK': { script: [shut(400, 'client'), shut(950, 'server')], network: [mute] },
  'TIME-WAIT': { script: [shut(400, 'server'), shut(700, 'client')], network: [mute] },
}

const inState = (state: string, call: Call, profile: Profile): Scenario => {
  const { script, network = [], open } = ways[state]!
  // Nothing but the call shall happen after it.
  const host = { profile, sysctl: { tcp_early_retrans: 0, tcp_rto_min_us: 10_000_000 } }
  const more = { stack: { client: host, server: host }, network, untilMs: 1400 }
  return open === false ? scenario([...script, call], more) : connected([...script, call], more)
}

type WithoutPlace<C> = C extends Call ? Omit<C, 'at' | 'host'> : never

/** What the server sends, where it goes and what it is told when it makes the call at 1000. */
function make(state: string, call: WithoutPlace<Call>, profile: Profile) {
  const made = inState(state, { at: 1000, host: 'server', ...call } as Call, profile)
  const { trace } = life(made)
  const states = trace.states.server.map(({ at, state: name }) => ({ at, name: name.replaceAll('_', '-') }))
  const last = made.script.length - 1
  const returned = trace.events.find((event) => event.kind === 'return' && event.call === last)
  return {
    before: states.findLast(({ at }) => at < 1000)?.name,
    sent: trace.segments.filter(({ from, at }) => from === 'server' && at === 1000).map(({ flags }) => flags),
    after: states.findLast(({ at }) => at <= 1000)?.name,
    result: returned?.kind === 'return' ? returned.result : undefined,
  }
}

const profiles = ['rfc9293', 'linux'] as const

describe.each(profiles)('calls under %s: RFC 9293 3.10.2 to 3.10.5', (profile) => {
  it.each(Object.keys(ways))('the way to %s leads there', (state) => {
    expect(make(state, { do: 'receive' }, profile).before).toBe(state)
  })

  it.each([
    ['SYN-SENT', [], 'CLOSED'],
    ['SYN-RECEIVED', ['FIN,ACK'], 'FIN-WAIT-1'],
    ['ESTABLISHED', ['FIN,ACK'], 'FIN-WAIT-1'],
    ['FIN-WAIT-1', [], 'FIN-WAIT-1'],
    ['FIN-WAIT-2', [], 'FIN-WAIT-2'],
    ['CLOSE-WAIT', ['FIN,ACK'], 'LAST-ACK'],
    ['CLOSING', [], 'CLOSING'],
    ['LAST-ACK', [], 'LAST-ACK'],
    ['TIME-WAIT', [], 'TIME-WAIT'],
  ])('CLOSE in %s sends %j and leads to %s', (state, sent, after) => {
    expect(make(state, { do: 'close' }, profile)).toMatchObject({ sent, after, result: 0 })
  })

  const reset = profile === 'linux' ? ['RST,ACK'] : ['RST']
  it.each([
    ['SYN-SENT', [], 'CLOSED'],
    ['SYN-RECEIVED', reset, 'CLOSED'],
    ['ESTABLISHED', reset, 'CLOSED'],
    ['FIN-WAIT-1', reset, 'CLOSED'],
    ['FIN-WAIT-2', reset, 'CLOSED'],
    ['CLOSE-WAIT', reset, 'CLOSED'],
    ['CLOSING', [], 'CLOSED'],
    ['LAST-ACK', [], 'CLOSED'],
  ])('ABORT in %s sends %j and leads to %s', (state, sent, after) => {
    expect(make(state, { do: 'close', lingerMs: 0 }, profile)).toMatchObject({
      sent,
      after,
    })
  })

  it.each([
    ['SYN-SENT', [], 50],
    ['SYN-RECEIVED', [], 50],
    ['ESTABLISHED', ['PSH,ACK'], 50],
    ['FIN-WAIT-1', [], 'EPIPE'],
    ['FIN-WAIT-2', [], 'EPIPE'],
    ['CLOSE-WAIT', ['PSH,ACK'], 50],
    ['CLOSING', [], 'EPIPE'],
    ['LAST-ACK', [], 'EPIPE'],
    ['TIME-WAIT', [], 'EPIPE'],
  ])('SEND in %s sends %j and returns %s', (state, sent, result) => {
    expect(make(state, { do: 'send', bytes: 50 }, profile)).toMatchObject({ sent, result })
  })

  it.each([
    ['SYN-SENT', undefined],
    ['SYN-RECEIVED', undefined],
    ['ESTABLISHED', undefined],
    ['FIN-WAIT-1', undefined],
    ['FIN-WAIT-2', undefined],
    ['CLOSE-WAIT', 0],
    ['CLOSING', 0],
    ['LAST-ACK', 0],
    ['TIME-WAIT', 0],
  ])('RECEIVE in %s: %s, where undefined means that it waits', (state, result) => {
    expect(make(state, { do: 'receive' }, profile)).toMatchObject({ sent: [], result })
  })

  it('no call works without a connection, nor after close()', () => {
    const run = life(
      connected(
        [
          { at: 100, host: 'client', do: 'close' },
          { at: 200, host: 'client', do: 'send', bytes: 5 },
          { at: 200, host: 'client', do: 'receive' },
          { at: 200, host: 'client', do: 'close' },
        ],
        { profile },
      ),
    )
    expect(run.result('client', 'send')).toBe('EBADF')
    expect(run.result('client', 'receive')).toBe('EBADF')
    expect(run.result('client', 'close', 1)).toBe('EBADF')
    const never = life(scenario([{ at: 100, host: 'client', do: 'send', bytes: 5 }]))
    expect(never.result('client', 'send')).toBe('ENOTCONN')
  })

  it('data on hand are delivered before the end of the stream', () => {
    const run = life(
      connected(
        [
          { at: 100, host: 'client', do: 'send', bytes: 70 },
          shut(101, 'client'),
          { at: 600, host: 'server', do: 'receive', bytes: 50 },
          { at: 600, host: 'server', do: 'receive' },
          { at: 600, host: 'server', do: 'receive' },
        ],
        { profile },
      ),
    )
    expect([0, 1, 2].map((nth) => run.result('server', 'receive', nth))).toEqual([50, 20, 0])
  })

  it('calls made while accept() waits are made when it returns', () => {
    const run = life(
      scenario(
        [
          { at: 0, host: 'server', do: 'listen' },
          { at: 0, host: 'server', do: 'accept' },
          { at: 0, host: 'server', do: 'send', bytes: 5 },
          { at: 50, host: 'client', do: 'connect' },
        ],
        { stack: { client: { profile }, server: { profile } } },
      ),
    )
    expect(run.returnedAt('server', 'accept')).toBe(110)
    expect(run.times('server', 'PSH,ACK')).toEqual([110])
  })

  it('a program that never calls accept() works on what it would have got', () => {
    const run = life(
      scenario(
        [
          { at: 0, host: 'server', do: 'listen' },
          { at: 0, host: 'client', do: 'connect' },
          { at: 100, host: 'server', do: 'close' },
        ],
        { stack: { client: { profile }, server: { profile } } },
      ),
    )
    expect(run.states('client')).toContain('CLOSE_WAIT')
  })
})
