import { describe, expect, it } from 'vitest'
import { ACK, FIN, PSH, RST, SYN } from '../engine/segment.ts'
import { matches, segmentText } from './compare.ts'
import type { ScriptSegment } from './script.ts'

const segment = (rest: Partial<ScriptSegment> = {}): ScriptSegment => ({
  flags: ACK,
  seq: 1,
  len: 0,
  ack: 1,
  window: null,
  options: null,
  ports: null,
  ...rest,
})
const actual = segment({ window: 502, options: [{ kind: 'nop' }] })

describe('a segment is what was expected', () => {
  it('if all that is written is the same', () => {
    expect(matches(segment(), actual)).toBe(true)
    expect(matches(segment({ window: 502, options: [{ kind: 'nop' }] }), actual)).toBe(true)
  })

  it.each<[string, Partial<ScriptSegment>]>([
    ['flags', { flags: ACK | PSH }],
    ['sequence number', { seq: 2 }],
    ['length', { len: 1 }],
    ['acknowledgement number', { ack: 2 }],
    ['window', { window: 501 }],
    ['number of options', { options: [] }],
    ['option', { options: [{ kind: 'eol' }] }],
  ])('and not if another %s is written', (_what, rest) => {
    expect(matches(segment(rest), actual)).toBe(false)
  })

  it('whatever its acknowledgement number where it has no ACK', () => {
    expect(matches(segment({ flags: RST, ack: 77 }), segment({ flags: RST, ack: null }))).toBe(true)
  })

  it('where an ACK without number stands for zero, and numbers wrap', () => {
    expect(matches(segment({ ack: null }), segment({ ack: 0 }))).toBe(true)
    expect(matches(segment({ seq: 2 ** 32, ack: 2 ** 32 + 1 }), segment({ seq: 0, ack: 1 }))).toBe(true)
  })
})

describe('a segment in writing', () => {
  it.each([
    [{ flags: SYN, seq: 0, ack: null }, '> S 0:0(0)'],
    [{ flags: SYN | ACK, seq: 0 }, '> S. 0:0(0) ack 1'],
    [{ flags: FIN | PSH | ACK, len: 10 }, '> FP. 1:11(10) ack 1'],
    [{ flags: RST, ack: null }, '> R 1:1(0)'],
    [{ flags: 0, ack: null }, '> - 1:1(0)'],
    [{ seq: 0xffff_fffe, len: 4 }, '> . 4294967294:2(4) ack 1'],
    [{ window: 9, options: [{ kind: 'mss' as const, value: 5 }] }, '> . 1:1(0) ack 1 win 9 <mss 5>'],
  ])('is what a script has: %j', (rest, text) => {
    expect(segmentText(segment(rest))).toBe(text)
  })

  it('shows of an actual segment what the script asks for', () => {
    expect(segmentText(actual, segment())).toBe('> . 1:1(0) ack 1')
    expect(segmentText(actual, segment({ window: 1 }))).toBe('> . 1:1(0) ack 1 win 502')
  })
})
