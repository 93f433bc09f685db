import { describe, expect, it } from 'vitest'
import { connected, fourWaves, life, scenario } from '../fixture.ts'
import type { Call, NetworkAct } from '../scenario.ts'

const close = (at: number, host: 'client' | 'server'): Call => ({ at, host, do: 'close' })

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
