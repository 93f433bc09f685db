import { describe, expect, it } from 'vitest'
import { connected, drop, life } from '../fixture.ts'
import type { Call, Host, NetworkAct } from '../scenario.ts'

const close = (at: number, host: Host): Call => ({ at, host, do: 'close' })
const send = (at: number, host: Host, bytes: number): Call => ({ at, host, do: 'send', bytes })
const readAll = (at: number, host: Host): Call => ({ at, host, do: 'receive', all: true })

type Settings = Record<string, number | string>

/** Linux on both sides; what is said from 100 ms on, when the connection is open. */
function linux(script: Call[], network: NetworkAct[] = [], settings: Partial<Record<Host, Settings>> = {}) {
  const stackOf = (host: Host) => ({ profile: 'linux' as const, sysctl: settings[host] ?? {} })
  const stack = { client: stackOf('client'), server: stackOf('server') }
  const run = life(connected(script, { network, stack }))
  return { ...run, said: run.segments.filter((_, id) => run.trace.segments[id]!.at >= 100) }
}

describe('who closes first', () => {
  it('the server: four segments, and TIME_WAIT is the server’s', () => {
    const run = linux([close(122, 'server'), close(322, 'client')])
    expect(run.said).toEqual([
      'server FIN,ACK seq=1 ack=1',
      'client ACK seq=1 ack=2',
      'client FIN,ACK seq=1 ack=2',
      'server ACK seq=2 ack=2',
    ])
    expect(run.states('server').slice(-4)).toEqual(['FIN_WAIT_1', 'FIN_WAIT_2', 'TIME_WAIT', 'CLOSED'])
    expect(run.states('client').slice(-3)).toEqual(['CLOSE_WAIT', 'LAST_ACK', 'CLOSED'])
  })

  it('both, and the ACK of one is lost: its FIN comes again and is answered from TIME_WAIT', () => {
    const run = linux([close(122, 'client'), close(122, 'server')], [drop('client', 4)])
    expect(run.said).toEqual([
      'client FIN,ACK seq=1 ack=1',
      'server FIN,ACK seq=1 ack=1',
      'server ACK seq=2 ack=2',
      'client ACK seq=2 ack=2 X',
      'server FIN,ACK seq=1 ack=2',
      'client ACK seq=2 ack=2',
    ])
    for (const host of ['client', 'server'] as const) {
      expect(run.states(host).slice(-4)).toEqual(['FIN_WAIT_1', 'CLOSING', 'TIME_WAIT', 'CLOSED'])
    }
  })
})

describe('data and FIN', () => {
  it('what Nagle held back goes with the FIN, and one FIN answers all of it', () => {
    const run = linux([
      send(122, 'client', 100),
      send(123, 'client', 100),
      close(124, 'client'),
      readAll(122, 'server'),
      close(145, 'server'),
    ])
    expect(run.said).toEqual([
      'client ACK seq=1 ack=1 len=100',
      'client FIN,ACK seq=101 ack=1 len=100',
      'server ACK seq=1 ack=101',
      'server FIN,ACK seq=1 ack=202',
      'client ACK seq=202 ack=2',
    ])
    expect(run.states('client').slice(-4)).toEqual(['FIN_WAIT_1', 'FIN_WAIT_2', 'TIME_WAIT', 'CLOSED'])
  })

  it('a FIN that overtakes its data changes no state; the gap fills, and then it counts', () => {
    const run = linux(
      [send(122, 'client', 1000), close(124, 'client'), readAll(122, 'server'), close(600, 'server')],
      [drop('client', 3)],
    )
    expect(run.said.slice(0, 5)).toEqual([
      'client ACK seq=1 ack=1 len=1000 X',
      'client FIN,ACK seq=1001 ack=1',
      'server ACK seq=1 ack=1',
      'client ACK seq=1 ack=1 len=1000',
      'server ACK seq=1 ack=1002',
    ])
    expect(run.entered('server', 'CLOSE_WAIT')).toBe(194)
    expect(run.result('server', 'receive')).toBe(1000)
  })

  it('a FIN that overtakes its data meets a program that has closed: RST', () => {
    const run = linux([close(122, 'server'), send(130, 'client', 100), close(131, 'client')], [drop('client', 3)])
    expect(run.said).toContain('server RST seq=1')
    expect(run.states('server').at(-1)).toBe('CLOSED')
    expect(run.states('server')).not.toContain('TIME_WAIT')
  })

  it('data for a program that has closed, before its FIN is acknowledged: RST with the number that was acknowledged', () => {
    const run = linux([close(122, 'client'), send(130, 'server', 100), send(400, 'server', 10)])
    expect(run.said.slice(0, 3)).toEqual([
      'client FIN,ACK seq=1 ack=1',
      'server ACK seq=1 ack=1 len=100',
      'client RST seq=1',
    ])
    expect(run.states('client').slice(-2)).toEqual(['FIN_WAIT_1', 'CLOSED'])
    expect(run.states('server').slice(-2)).toEqual(['CLOSE_WAIT', 'CLOSED'])
    expect(run.result('server', 'send', 1)).toBe('EPIPE')
  })

  it('closing with unread data after the peer has closed: RST,ACK instead of FIN', () => {
    const run = linux([send(122, 'client', 100), close(222, 'client'), close(422, 'server')])
    expect(run.said.at(-1)).toBe('server RST,ACK seq=1 ack=102')
    expect(run.states('server').slice(-2)).toEqual(['CLOSE_WAIT', 'CLOSED'])
    expect(run.states('client').slice(-2)).toEqual(['FIN_WAIT_2', 'CLOSED'])
  })
})

describe('losses at the end', () => {
  it('four FINs lost: a probe, then timeouts that double', () => {
    const lost = [3, 4, 5, 6].map((nth) => drop('client', nth))
    const times = linux([close(122, 'client'), close(3000, 'server')], lost).times('client', 'FIN,ACK')
    const gaps = times.slice(1).map((at, index) => at - times[index]!)
    expect(gaps).toEqual([240, 240, 480, 960])
  })

  it('four last ACKs lost: each FIN is answered, and each answer starts TIME_WAIT anew', () => {
    const lost = [4, 5, 6, 7].map((nth) => drop('client', nth))
    const run = linux([close(122, 'client'), close(322, 'server')], lost)
    const answers = run.times('client', 'ACK').filter((at) => at > 300)
    expect(answers).toHaveLength(5)
    expect(run.times('server', 'FIN,ACK')).toHaveLength(5)
    expect(run.entered('client', 'CLOSED')).toBe(answers.at(-1)! + 60_000)
  })

  it('a FIN that comes when TIME_WAIT is over draws RST: the peer ends with an error', () => {
    const script: Call[] = [
      close(122, 'client'),
      { at: 322, host: 'server', do: 'shutdown', how: 'write' },
      { at: 70_000, host: 'server', do: 'receive' },
    ]
    const run = linux(script, [
      { do: 'cut', at: 341 },
      { do: 'restore', at: 61_000 },
    ])
    expect(run.said.at(-1)).toBe('client RST seq=2')
    expect(run.entered('client', 'CLOSED')).toBe(60_342)
    expect(run.states('server').slice(-2)).toEqual(['LAST_ACK', 'CLOSED'])
    expect(run.result('server', 'receive')).toBe('ECONNRESET')
  })

  it('an orphan that may try three times sends five FINs in four seconds', () => {
    const run = linux([close(122, 'client')], [{ do: 'cut', at: 110 }], { client: { tcp_orphan_retries: 3 } })
    expect(run.times('client', 'FIN,ACK')).toHaveLength(5)
    expect(run.entered('client', 'CLOSED')! - 122).toBeGreaterThan(3500)
    expect(run.entered('client', 'CLOSED')! - 122).toBeLessThan(4500)
  })

  it('close() that lingers returns when its time is over; the FIN goes on being sent', () => {
    const run = linux([{ at: 122, host: 'client', do: 'close', lingerMs: 1000 }], [{ do: 'cut', at: 110 }])
    expect(run.returnedAt('client', 'close')).toBe(1122)
    expect(run.times('client', 'FIN,ACK').filter((at) => at > 1122).length).toBeGreaterThan(3)
  })
})

describe('states that wait', () => {
  it('FIN_WAIT_2 of an open socket has no timer; close() starts it', () => {
    const run = linux([{ at: 122, host: 'client', do: 'shutdown', how: 'write' }, close(20_122, 'client')], [], {
      client: { tcp_fin_timeout: 5 },
    })
    expect(run.entered('client', 'CLOSED')).toBe(25_122)
  })

  it('CLOSE_WAIT ends by keepalive when the peer is gone: three probes and an interval', () => {
    const run = linux(
      [
        { at: 100, host: 'server', do: 'keepalive', idleMs: 2000, intervalMs: 1000, probes: 3 },
        close(122, 'client'),
        { at: 130, host: 'server', do: 'receive' },
        send(20_000, 'server', 5),
      ],
      [{ do: 'cut', at: 500 }],
    )
    expect(run.said.slice(2)).toEqual([
      'server ACK seq=0 ack=2 X',
      'server ACK seq=0 ack=2 X',
      'server ACK seq=0 ack=2 X',
      'server RST,ACK seq=1 ack=2 X',
    ])
    expect(run.entered('server', 'CLOSED')).toBe(5142)
    expect(run.result('server', 'send')).toBe('ETIMEDOUT')
  })

  it('a FIN to a host that has crashed draws RST', () => {
    const run = linux([{ at: 200, host: 'server', do: 'crash' }, close(400, 'client')])
    expect(run.said.slice(-2)).toEqual(['client FIN,ACK seq=1 ack=1', 'server RST seq=1'])
    expect(run.states('client').slice(-2)).toEqual(['FIN_WAIT_1', 'CLOSED'])
  })
})

describe('no room in TIME_WAIT', () => {
  it('one bucket: the second connection has none, and the peer’s FIN draws RST', () => {
    const run = linux(
      [
        close(122, 'client'),
        close(322, 'server'),
        { at: 500, host: 'client', do: 'connect' },
        { at: 560, host: 'server', do: 'accept' },
        close(600, 'client'),
        close(800, 'server'),
      ],
      [],
      { client: { tcp_max_tw_buckets: 1 } },
    )
    expect(run.states('client').slice(-3)).toEqual(['FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSED'])
    expect(run.said.at(-1)).toBe('client RST seq=2')
  })

  it('TIME_WAIT survives the RST that its own answer drew, if tcp_rfc1337 says so', () => {
    const old: NetworkAct = {
      do: 'forge',
      at: 2000,
      from: 'server',
      segment: { flags: 'ACK', seq: -100, ack: 1, len: 0 },
    }
    const ended = (tcp_rfc1337: number) =>
      linux([close(122, 'client'), close(322, 'server')], [old], { client: { tcp_rfc1337 } }).entered(
        'client',
        'CLOSED',
      )
    expect(ended(0)).toBe(2040)
    expect(ended(1)).toBe(62_000)
  })
})
