import { describe, expect, it } from 'vitest'
import { ACK, RST, type Segment, SYN } from '../engine/segment.ts'
import { optionsOf, optionText, sameOption } from './options-text.ts'

const segment = (flags: number, rest: Partial<Segment> = {}): Segment => ({
  sourcePort: 80,
  targetPort: 50_000,
  flags,
  seq: 0,
  ack: 0,
  len: 0,
  window: 0,
  ...rest,
})
const offer = { mss: 1460, windowScale: 7 }
const written = (of: Segment, peerScales = true, offered: Parameters<typeof optionsOf>[1] = offer) =>
  optionsOf(of, offered, peerScales).map(optionText).join(',')

describe('the options of a segment', () => {
  it.each([
    [{ sack: [], ts: [5, 6] as [number, number] }, 'mss 1460,sackOK,TS val 5 ecr 6,nop,wscale 7'],
    [{ sack: [] }, 'mss 1460,nop,nop,sackOK,nop,wscale 7'],
    [{ ts: [5, 6] as [number, number] }, 'mss 1460,nop,nop,TS val 5 ecr 6,nop,wscale 7'],
    [{}, 'mss 1460,nop,wscale 7'],
  ])('that opens stand as Linux writes them: %j', (rest, text) => {
    expect(written(segment(SYN, rest))).toBe(text)
  })

  it('that opens have no scale where the peer or the profile has none', () => {
    expect(written(segment(SYN | ACK), false)).toBe('mss 1460')
    expect(written(segment(SYN), true, { mss: 1460, windowScale: null })).toBe('mss 1460')
  })

  it('that follows are the timestamps and what arrived beyond a gap', () => {
    expect(written(segment(ACK))).toBe('')
    expect(written(segment(ACK, { ts: [5, 6] }))).toBe('nop,nop,TS val 5 ecr 6')
    expect(written(segment(ACK, { sack: [] }))).toBe('')
    const sack = [
      { seq: 101, end: 201 },
      { seq: 301, end: 302 },
    ]
    expect(written(segment(ACK, { ts: [5, 6], sack }))).toBe('nop,nop,TS val 5 ecr 6,nop,nop,sack 101:201 301:302')
    expect(written(segment(RST | ACK, { sack }))).toBe('')
  })
})

describe('two options', () => {
  it('are the same if they read the same', () => {
    expect(sameOption({ kind: 'mss', value: 1460 }, { kind: 'mss', value: 1460 })).toBe(true)
    expect(sameOption({ kind: 'mss', value: 1460 }, { kind: 'mss', value: 1000 })).toBe(false)
    expect(sameOption({ kind: 'nop' }, { kind: 'eol' })).toBe(false)
  })

  it('that are timestamps are the same if they echo the same, since the clock is the endpoint’s', () => {
    expect(sameOption({ kind: 'TS', value: 1, echo: 5 }, { kind: 'TS', value: 99, echo: 5 })).toBe(true)
    expect(sameOption({ kind: 'TS', value: 1, echo: 5 }, { kind: 'TS', value: 1, echo: 6 })).toBe(false)
  })
})
