import { describe, expect, it } from 'vitest'
import { connected, drop, life, scenario } from '../fixture.ts'
import type { Call, NetworkAct } from '../scenario.ts'

const close = (at: number, host: 'client' | 'server'): Call => ({ at, host, do: 'close' })
const send = (at: number, host: 'client' | 'server', bytes = 100): Call => ({ at, host, do: 'send', bytes })
const receive = (at: number, host: 'client' | 'server'): Call => ({ at, host, do: 'receive' })

describe('ABORT', () => {
  const abort = { at: 100, host: 'client', do: 'close', lingerMs: 0 } as const

  it('sends one RST, and neither side goes through TIME_WAIT', () => {
    const run = life(connected([abort, receive(200, 'server')]))
    expect(run.segments.slice(3)).toEqual(['client RST,ACK seq=1 ack=1'])
    expect(run.states('client').at(-1)).toBe('CLOSED')
    expect(run.states('server').at(-1)).toBe('CLOSED')
    expect(run.result('server', 'receive')).toBe('ECONNRESET')
  })

  it('under the RFC the RST carries no acknowledgement', () => {
    expect(life(connected([abort], { profile: 'rfc9293' })).segments.at(-1)).toBe('client RST seq=1')
  })

  it('in LAST_ACK says nothing', () => {
    const run = life(
      connected(
        [
          close(100, 'client'),
          { at: 300, host: 'server', do: 'shutdown', how: 'write' },
          { at: 310, host: 'server', do: 'close', lingerMs: 0 },
        ],
        { network: [{ do: 'cut', at: 290 }] },
      ),
    )
    expect(run.states('server').slice(-2)).toEqual(['LAST_ACK', 'CLOSED'])
    expect(run.segments.some((text) => text.includes('RST'))).toBe(false)
  })
})

describe('close() with unread data', () => {
  it('resets instead of closing', () => {
    const run = life(connected([send(100, 'server', 500), close(200, 'client')]))
    expect(run.segments.at(-1)).toBe('client RST,ACK seq=1 ack=501')
  })

  it('also from CLOSE_WAIT', () => {
    const run = life(connected([send(100, 'client'), close(101, 'client'), close(300, 'server')]))
    expect(run.states('server').slice(2)).toEqual(['CLOSE_WAIT', 'CLOSED'])
    expect(run.segments.at(-1)).toBe('server RST,ACK seq=1 ack=102')
    expect(run.states('client').slice(2)).toEqual(['FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSED'])
  })
})

describe('data for an application that has closed', () => {
  it.each(['linux', 'rfc9293'] as const)('in FIN_WAIT_2 draw RST under %s', (profile) => {
    const run = life(connected([close(100, 'client'), send(500, 'server')], { profile, untilMs: 5000 }))
    expect(run.segments.at(-1)).toBe('client RST seq=2')
    expect(run.states('client').slice(2)).toEqual(['FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSED'])
  })

  it('in FIN_WAIT_1 draw RST with the number that the data acknowledged', () => {
    const run = life(connected([close(100, 'client'), send(110, 'server')]))
    expect(run.segments).toContain('client RST seq=1')
    expect(run.states('client').slice(2)).toEqual(['FIN_WAIT_1', 'CLOSED'])
    // That number is the one before RCV.NXT there, and Linux takes it for exact once it has a FIN.
    expect(run.states('server').slice(2)).toEqual(['CLOSE_WAIT', 'CLOSED'])
  })

  it('after the RST a reader in CLOSE_WAIT sees the end of the stream, and a writer EPIPE', () => {
    const run = life(
      connected([close(100, 'client'), send(500, 'server'), send(700, 'server'), receive(800, 'server')]),
    )
    expect(run.result('server', 'send', 0)).toBe(100)
    expect(run.result('server', 'send', 1)).toBe('EPIPE')
    expect(run.result('server', 'receive')).toBe(0)
  })
})

describe('a connection that one side has forgotten', () => {
  it('data meet no connection: RST', () => {
    const run = life(connected([{ at: 100, host: 'server', do: 'crash' }, send(300, 'client'), receive(400, 'client')]))
    expect(run.segments.at(-1)).toBe('server RST seq=1')
    expect(run.result('client', 'receive')).toBe('ECONNRESET')
  })

  it('a FIN meets no connection: RST ends FIN_WAIT_1', () => {
    const run = life(connected([{ at: 100, host: 'server', do: 'crash' }, close(300, 'client')]))
    expect(run.segments.slice(-2)).toEqual(['client FIN,ACK seq=1 ack=1', 'server RST seq=1'])
    expect(run.states('client').slice(2)).toEqual(['FIN_WAIT_1', 'CLOSED'])
  })

  it('nobody is told of the crash', () => {
    const run = life(connected([{ at: 100, host: 'server', do: 'crash' }], { untilMs: 100_000 }))
    expect(run.states('client').at(-1)).toBe('ESTABLISHED')
    expect(run.trace.segments.filter(({ from, arrives }) => from === 'server' && arrives !== null)).toHaveLength(1)
  })

  it('after a crash the listener is there, after a reboot it is not', () => {
    const again = (how: 'crash' | 'reboot') =>
      life(
        connected([
          { at: 100, host: 'server', do: how },
          { at: 110, host: 'client', do: 'close', lingerMs: 0 },
          { at: 500, host: 'client', do: 'connect' },
        ]),
      )
    expect(again('crash').result('client', 'connect', 1)).toBe(0)
    expect(again('reboot').result('client', 'connect', 1)).toBe('ECONNREFUSED')
  })

  it('a SYN into the old half of a connection: challenge, RST, and the SYN again connects', () => {
    const run = life(
      connected([
        { at: 100, host: 'client', do: 'crash' },
        { at: 300, host: 'client', do: 'connect' },
      ]),
    )
    const [syn, challenge, reset, again] = run.segments.slice(4)
    expect([syn, reset?.slice(0, 10), again]).toEqual(['client SYN seq=0', 'client RST', 'client SYN seq=0'])
    expect(challenge).toMatch(/^server ACK seq=1 ack=-\d+$/)
    expect(run.result('client', 'connect', 1)).toBe(0)
    expect(run.returnedAt('client', 'connect', 1)).toBeLessThan(400)
  })
})

describe('opening', () => {
  it('is refused by a host that does not listen', () => {
    const run = life(scenario([{ at: 0, host: 'client', do: 'connect', port: 81 }]))
    expect(run.segments).toEqual(['client SYN seq=0', 'server RST,ACK seq=0 ack=1'])
    expect(run.result('client', 'connect')).toBe('ECONNREFUSED')
  })

  it('connections that nobody has accepted are reset with their listener, under Linux', () => {
    const script: Call[] = [
      { at: 0, host: 'server', do: 'listen' },
      { at: 1, host: 'client', do: 'connect' },
      { at: 200, host: 'server', do: 'closeListener' },
    ]
    expect(life(scenario(script)).segments.at(-1)).toBe('server RST,ACK seq=1 ack=1')
    expect(
      life(connected([{ at: 200, host: 'server', do: 'closeListener' }]))
        .states('client')
        .at(-1),
    ).toBe('ESTABLISHED')
  })

  it('a half-open connection is gone with its listener, and its ACK meets nobody', () => {
    const run = life(
      scenario([
        { at: 0, host: 'server', do: 'listen' },
        { at: 1, host: 'client', do: 'connect' },
        { at: 50, host: 'server', do: 'closeListener' },
      ]),
    )
    expect(run.segments.slice(-2)).toEqual(['client ACK seq=1 ack=1', 'server RST seq=1'])
  })

  it('a lost SYN,ACK is sent again', () => {
    const run = life(connected([], { network: [drop('server', 1)] }))
    expect(run.times('server', 'SYN,ACK')).toHaveLength(2)
    expect(run.result('client', 'connect')).toBe(0)
  })

  it('both ways at once makes one connection', () => {
    for (const profile of ['linux', 'rfc9293'] as const) {
      const both = (['client', 'server'] as const).map((host): Call => ({ at: 0, host, do: 'connect' }))
      const run = life(scenario(both, { stack: { client: { profile }, server: { profile } }, untilMs: 5000 }))
      expect(run.states('client')).toEqual(['SYN_SENT', 'SYN_RECEIVED', 'ESTABLISHED'])
      expect(run.states('server')).toEqual(['SYN_SENT', 'SYN_RECEIVED', 'ESTABLISHED'])
    }
  })
})

describe('challenge ACKs', () => {
  const resets = (...times: number[]): NetworkAct[] =>
    times.map((at) => ({ do: 'forge', at, from: 'server', segment: { flags: 'RST', seq: 11, ack: null, len: 0 } }))

  it('Linux gives one in tcp_invalid_ratelimit, 500 ms', () => {
    const { times } = life(connected([], { network: resets(200, 300, 500, 800, 850) }))
    expect(times('client', 'ACK').slice(1)).toEqual([200, 800])
  })

  it('the RFC profile gives ten in five seconds', () => {
    const network = resets(...Array.from({ length: 30 }, (_, index) => 200 + index * 10), 6000)
    const { times } = life(connected([], { profile: 'rfc9293', network }))
    expect(times('client', 'ACK').slice(1)).toHaveLength(11)
  })
})
