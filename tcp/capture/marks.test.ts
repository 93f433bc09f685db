import { describe, expect, it } from 'vitest'
import { rawSegment } from './fixtures/raw.ts'
import { marker } from './marks.ts'

interface Sent {
  seq: number
  len?: number
  flags?: string
  ack?: number
  side?: 0 | 1
  ms?: number
  timestamp?: number
  id?: number
  stray?: boolean
}

/** The marks of each segment as words, and whether holes are left. */
function marksOf(...sent: Sent[]) {
  const marks = marker()
  const words = sent.map(({ seq, len = 0, flags = 'ACK', ack = 1, side = 0, ms = 0, stray = false, ...rest }) => {
    const { timestamp = null, id = null } = rest
    const segment = rawSegment(side === 0 ? '>' : '<', flags, { seq, ack, timeMs: ms, len, timestamp, id })
    return Object.keys(marks.marksOf(segment, { seq, ack: flags.includes('ACK') ? ack : null, stray })).join(' ')
  })
  return { words, holes: marks.hasHoles() }
}

describe('marks', () => {
  it('are none on new octets and on ACKs', () => {
    const sent = [
      { seq: 0, flags: 'SYN' },
      { seq: 1, len: 10 },
      { seq: 11 },
      { seq: 11 },
      { seq: 11, flags: 'FIN,ACK' },
      { seq: 12 },
    ]
    expect(marksOf(...sent)).toEqual({ words: ['', '', '', '', '', ''], holes: false })
  })

  it.each([
    ['SYN', { seq: 0, flags: 'SYN' }],
    ['data', { seq: 1, len: 10 }],
    ['FIN', { seq: 11, flags: 'FIN,ACK' }],
    ['the tail of data with its FIN', { seq: 6, len: 5, flags: 'FIN,ACK' }],
  ])('call repeated %s a retransmission', (_, again) => {
    const life = [
      { seq: 0, flags: 'SYN' },
      { seq: 1, len: 10 },
      { seq: 11, flags: 'FIN,ACK' },
    ]
    expect(marksOf(...life, again).words[3]).toBe('retransmission')
  })

  it('do not call the SYN,ACK of a simultaneous open a retransmission, but the second one', () => {
    const syn = { seq: 0, flags: 'SYN' }
    const synAck = { seq: 0, flags: 'SYN,ACK' }
    expect(marksOf(syn, synAck, synAck).words).toEqual(['', '', 'retransmission'])
    expect(marksOf(synAck, synAck).words).toEqual(['', 'retransmission'])
  })

  it('are kept for each side by itself', () => {
    expect(marksOf({ seq: 1, len: 10 }, { seq: 1, len: 10, side: 1 }).words).toEqual(['', ''])
  })

  describe('on what fills a hole', () => {
    const before = { seq: 1, len: 10, timestamp: 100 }
    const after = { seq: 21, len: 10, timestamp: 105, ms: 5 }

    it('say out of order if the sender’s clock shows that it was sent before', () => {
      const { words, holes } = marksOf(before, after, { seq: 11, len: 10, timestamp: 102, ms: 90 })
      expect(words).toEqual(['', '', 'outOfOrder'])
      expect(holes).toBe(false)
    })

    it('say retransmission if it was sent afterwards', () => {
      expect(marksOf(before, after, { seq: 11, len: 10, timestamp: 107, ms: 6 }).words[2]).toBe('retransmission')
    })

    it('compare the clock modulo 2^32', () => {
      const wrapped = { seq: 11, len: 10, timestamp: 0xfffffff0 }
      expect(marksOf(before, { ...after, timestamp: 3 }, wrapped).words[2]).toBe('outOfOrder')
    })

    it('go by the time since the hole where there are no timestamps', () => {
      const bare = [
        { seq: 1, len: 10 },
        { seq: 21, len: 10, ms: 5 },
      ]
      expect(marksOf(...bare, { seq: 11, len: 10, ms: 7 }).words[2]).toBe('outOfOrder')
      expect(marksOf(...bare, { seq: 11, len: 10, ms: 8 }).words[2]).toBe('retransmission')
    })

    it('leave the rest of the hole open', () => {
      const { words, holes } = marksOf(before, after, { ...after, seq: 13, len: 2, timestamp: 101 })
      expect(words[2]).toBe('outOfOrder')
      expect(holes).toBe(true)
    })
  })

  it('report the hole that is never filled', () => {
    expect(marksOf({ seq: 1, len: 10 }, { seq: 21, len: 10 }).holes).toBe(true)
  })

  it('stay fast and bounded in a file that is all holes', () => {
    const sparse = Array.from({ length: 20_000 }, (_, index) => ({ seq: index * 10, len: 1 }))
    expect(marksOf(...sparse).words.every((word) => word === '')).toBe(true)
  })

  it('call the same packet with the same identification a duplicate, and another packet not', () => {
    const packet = { seq: 1, len: 10, id: 77 }
    expect(marksOf(packet, packet).words[1]).toBe('duplicate')
    expect(marksOf(packet, { ...packet, id: 78 }).words[1]).toBe('retransmission')
    expect(marksOf({ seq: 1, id: 5 }, { seq: 1, id: 5 }).words[1]).toBe('duplicate')
    expect(marksOf(packet, { seq: 11, len: 10, id: 77 }).words[1]).toBe('')
  })

  it('call a number already acknowledged, with no data or one octet, a keepalive', () => {
    const acknowledged = [
      { seq: 1, len: 10 },
      { seq: 1, ack: 11, side: 1 as const },
    ]
    expect(marksOf(...acknowledged, { seq: 10 }, { seq: 10, len: 1 }).words.slice(2)).toEqual([
      'keepalive',
      'keepalive',
    ])
  })

  it('call one octet not yet acknowledged a retransmission', () => {
    expect(marksOf({ seq: 1, len: 1 }, { seq: 1, len: 1 }).words[1]).toBe('retransmission')
  })

  it('are none on resets and stray SYNs, which fill and make no hole', () => {
    const { words, holes } = marksOf(
      { seq: 1, len: 10 },
      { seq: 99_999, flags: 'RST' },
      { seq: 5000, flags: 'SYN', stray: true },
      { seq: 11, len: 1 },
    )
    expect(words).toEqual(['', '', '', ''])
    expect(holes).toBe(false)
  })
})
