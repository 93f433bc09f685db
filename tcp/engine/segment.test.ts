import { describe, expect, it } from 'vitest'
import { ACK, endOf, FIN, flagBits, flagNames, lengthOf, PSH, RST, type Segment, SYN } from './segment.ts'

const segment = (flags: number, seq: number, len: number): Segment => ({
  sourcePort: 1,
  targetPort: 2,
  flags,
  seq,
  ack: 0,
  len,
  window: 0,
})

describe('a segment', () => {
  it('is as long as its data, and one more for SYN and for FIN', () => {
    expect(lengthOf(segment(ACK, 0, 10))).toBe(10)
    expect(lengthOf(segment(SYN, 0, 0))).toBe(1)
    expect(lengthOf(segment(FIN | ACK, 0, 10))).toBe(11)
    expect(lengthOf(segment(RST, 0, 0))).toBe(0)
  })

  it('ends after its last number, also across the wrap', () => {
    expect(endOf(segment(FIN | ACK, 100, 10))).toBe(111)
    expect(endOf(segment(ACK, 0xfffffffe, 5))).toBe(3)
  })

  it('names its flags in one order', () => {
    expect(flagNames(ACK | FIN | SYN | PSH | RST)).toBe('SYN,FIN,RST,PSH,ACK')
    expect(flagNames(0)).toBe('')
    expect(flagBits('ACK,FIN')).toBe(ACK | FIN)
    expect(flagBits('')).toBe(0)
  })
})
