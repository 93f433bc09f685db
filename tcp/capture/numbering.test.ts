import { describe, expect, it } from 'vitest'
import { rawSegment } from './fixtures/raw.ts'
import type { RawSegment } from './flows.ts'
import { numbering } from './numbering.ts'

const segment = (arrow: '>' | '<', flags: string, seq: number, ack = 0, len = 0) =>
  rawSegment(arrow, flags, { seq: seq % 2 ** 32, ack: ack % 2 ** 32, len })

function numbered(...segments: RawSegment[]) {
  const numbers = numbering()
  numbers.beginConnection()
  return segments.map((each) => {
    const { seq, ack } = numbers.next(each)
    return [seq, ack]
  })
}

const opened = [
  segment('>', 'SYN', 4_294_967_290),
  segment('<', 'SYN,ACK', 700, 4_294_967_291),
  segment('>', 'ACK', 4_294_967_291, 701),
]

describe('relative numbers', () => {
  it('count from each side’s SYN', () => {
    expect(numbered(...opened)).toEqual([
      [0, null],
      [0, 1],
      [1, 1],
    ])
  })

  it('go on where the absolute ones wrap', () => {
    const far = [segment('>', 'ACK', 4_294_967_291, 701, 1000), segment('<', 'ACK', 701, 995)]
    expect(numbered(...opened, ...far).slice(3)).toEqual([
      [1, 1],
      [1, 1001],
    ])
  })

  it('grow beyond 2^32 in a long transfer', () => {
    const step = 2 ** 31 - 1
    const long = [0, 1, 2, 3].map((turn) => segment('<', 'ACK', 701 + turn * step, 4_294_967_291, step))
    expect(numbered(...opened, ...long).slice(3)).toEqual([0, 1, 2, 3].map((turn) => [1 + turn * step, 1]))
  })

  it('of old segments are negative', () => {
    expect(numbered(...opened, segment('<', 'ACK', 600, 4_294_967_291)).at(-1)).toEqual([-100, 1])
  })

  it('make the first octet seen number 1 where the opening is not in the file', () => {
    expect(
      numbered(
        segment('>', 'PSH,ACK', 5000, 9000, 10),
        segment('<', 'ACK', 9000, 5010),
        segment('>', 'ACK', 5010, 9000),
      ),
    ).toEqual([
      [1, 1],
      [1, 11],
      [11, 1],
    ])
  })

  it('of an RST with no number before it begin at 0, as it may be 0 itself', () => {
    expect(numbered(segment('>', 'SYN', 300), segment('<', 'RST,ACK', 0, 301))).toEqual([
      [0, null],
      [0, 1],
    ])
  })

  it('are not moved by a stray SYN or an RST far ahead', () => {
    const strays = [segment('<', 'SYN', 900_000), segment('<', 'RST', 3_000_000_000)]
    expect(numbered(...opened, ...strays, segment('<', 'ACK', 701, 4_294_967_291)).at(-1)).toEqual([1, 1])
  })

  it('tell a SYN that is not this connection’s from its own, also where its own was not seen', () => {
    const numbers = numbering()
    const strays = [...opened, segment('<', 'SYN', 55)].map((each) => numbers.next(each).stray)
    expect(strays).toEqual([false, false, false, true])
    const late = numbering()
    late.next(segment('>', 'ACK', 5000, 9000))
    expect(late.next(segment('>', 'SYN', 5500))).toEqual({ seq: 501, ack: null, stray: true })
  })

  it('count on from the connection before until a side’s SYN is seen', () => {
    const numbers = numbering()
    for (const each of opened) numbers.next(each)
    numbers.beginConnection()
    expect(numbers.next(segment('>', 'SYN', 4_294_967_291 + 65_537))).toMatchObject({ seq: 0 })
    // The other side is still in the old connection: its number is old, what it acknowledges is told from the new one.
    expect(numbers.next(segment('<', 'ACK', 701, 4_294_967_291))).toMatchObject({ seq: 1, ack: -65_537 })
    expect(numbers.next(segment('<', 'SYN,ACK', 99, 4_294_967_292 + 65_537))).toMatchObject({ seq: 0, ack: 1 })
  })
})
