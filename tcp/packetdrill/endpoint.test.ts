import { describe, expect, it } from 'vitest'
import { ACK, FIN, type Segment, SYN } from '../engine/segment.ts'
import { listenPort, newEndpoint, TooLong } from './endpoint.ts'

const segment = (flags: number, seq: number, ack = 0): Segment => ({
  sourcePort: 50_000,
  targetPort: listenPort,
  flags,
  seq,
  ack,
  len: 0,
  window: 65_535,
})

/** An endpoint that listens and has been connected to. */
function connected() {
  const endpoint = newEndpoint('linux')
  endpoint.call({ do: 'listen' })
  endpoint.arrive(segment(SYN, 1000))
  const isn = endpoint.sent.shift()!.segment.seq
  endpoint.runUntil(100)
  endpoint.arrive(segment(ACK, 1001, isn + 1))
  return { endpoint, isn, connection: endpoint.connectionOn(listenPort, 50_000)! }
}

describe('an endpoint without a network', () => {
  it('answers segments that arrive, and nothing goes further', () => {
    const { endpoint, connection } = connected()
    expect(connection.state).toBe('ESTABLISHED')
    expect(endpoint.sent).toEqual([])
    expect(endpoint.now()).toBe(100)
  })

  it('says what calls return, at once or later', () => {
    const { endpoint, connection } = connected()
    const listen = endpoint.call({ do: 'listen' })
    expect(endpoint.returned(listen)).toEqual({ at: 100, result: 'EADDRINUSE' })
    const receive = endpoint.call({ do: 'receive', bytes: 10 }, connection)
    expect(endpoint.returned(receive)).toBeUndefined()
    endpoint.runUntil(150)
    endpoint.arrive(segment(FIN | ACK, 1001, connection.iss + 1))
    expect(endpoint.returned(receive)).toEqual({ at: 150, result: 0 })
  })

  it('sends at the times of its timers', () => {
    const { endpoint, connection } = connected()
    endpoint.call({ do: 'close' }, connection)
    expect(endpoint.sent.map(({ at }) => at)).toEqual([100])
    endpoint.runUntil(2000)
    expect(endpoint.sent.length).toBeGreaterThan(2)
  })

  it('stops as soon as what is waited for has happened, and goes on from there', () => {
    const { endpoint, connection } = connected()
    endpoint.call({ do: 'close' }, connection)
    endpoint.sent.length = 0
    expect(endpoint.runUntilDone(60_000, () => endpoint.sent.length > 0)).toBe(true)
    const first = endpoint.now()
    expect(endpoint.sent[0]!.at).toBe(first)
    expect(endpoint.runUntilDone(first + 1, () => endpoint.sent.length > 1)).toBe(false)
    expect(endpoint.now()).toBe(first + 1)
  })

  it('does not let time run backwards', () => {
    const { endpoint } = connected()
    endpoint.runUntil(5)
    expect(endpoint.now()).toBe(100)
  })

  it('wakes when it is asked to', () => {
    const { endpoint } = connected()
    const times: number[] = []
    endpoint.wakeAt(120)
    endpoint.runUntilDone(140, () => {
      times.push(endpoint.now())
      return false
    })
    expect(times).toEqual([100, 120])
  })

  it('ends a run that has no end', () => {
    const { endpoint } = connected()
    const again = () => {
      endpoint.wakeAt(endpoint.now())
      return false
    }
    expect(() => endpoint.runUntilDone(200, again)).toThrow(TooLong)
  })
})
