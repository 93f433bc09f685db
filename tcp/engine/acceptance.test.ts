import { describe, expect, it } from 'vitest'
import { acceptable, touches } from './acceptance.ts'
import type { Connection } from './connection.ts'
import { ACK, FIN, type Segment } from './segment.ts'

/** RCV.NXT is 1000. */
const receiver = (window: number, rcvNxt = 1000) =>
  ({ rcvNxt, rcvEdge: (rcvNxt + window) >>> 0 }) as Pick<Connection, 'rcvNxt' | 'rcvEdge'> as Connection

const segment = (seq: number, len: number, flags = ACK): Segment => ({
  sourcePort: 1,
  targetPort: 2,
  flags,
  seq: seq >>> 0,
  ack: 0,
  len,
  window: 0,
})

describe('step 1: the table of RFC 9293 3.10.7.4', () => {
  it.each([
    ['no length, no window: only RCV.NXT', 0, 1000, 0, true],
    ['no length, no window: not the number after', 0, 1001, 0, false],
    ['no length, a window: its first number', 500, 1000, 0, true],
    ['no length, a window: its last number', 500, 1499, 0, true],
    ['no length, a window: not the number after it', 500, 1500, 0, false],
    ['no length, a window: not the number before it', 500, 999, 0, false],
    ['a length, no window: never', 0, 1000, 1, false],
    ['a length, a window: when the first octet lies in it', 500, 1499, 100, true],
    ['a length, a window: when the last octet lies in it', 500, 901, 100, true],
    ['a length, a window: not when it ends before', 500, 900, 100, false],
    ['a length, a window: not when it begins after', 500, 1500, 100, false],
  ])('%s', (_what, window, seq, len, expected) => {
    expect(acceptable(receiver(window), segment(seq, len))).toBe(expected)
  })

  it('counts a FIN as length', () => {
    expect(acceptable(receiver(0), segment(1000, 0, FIN | ACK))).toBe(false)
    expect(acceptable(receiver(500), segment(999, 0, FIN | ACK))).toBe(false)
    expect(acceptable(receiver(500), segment(1000, 0, FIN | ACK))).toBe(true)
  })

  it('works across the wrap', () => {
    const late = receiver(500, 0xffffff00)
    expect(acceptable(late, segment(100, 10))).toBe(true)
    expect(acceptable(late, segment(0xfffffeff, 0))).toBe(false)
    expect(acceptable(late, segment(400, 10))).toBe(false)
  })
})

describe('the test of the timewait minisock', () => {
  it('takes any segment that has a part in the window', () => {
    const edge = 1500
    expect(touches(receiver(500), segment(1000, 0), edge)).toBe(true)
    expect(touches(receiver(500), segment(500, 5000), edge)).toBe(true)
    expect(touches(receiver(500), segment(990, 10), edge)).toBe(false)
    expect(touches(receiver(500), segment(1500, 0), edge)).toBe(true)
    expect(touches(receiver(500), segment(1500, 1), edge)).toBe(false)
  })
})
