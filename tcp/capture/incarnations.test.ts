import { describe, expect, it } from 'vitest'
import { rawSegment } from './fixtures/raw.ts'
import type { RawSegment } from './flows.ts'
import { incarnations } from './incarnations.ts'

/** Segments from `>` or `<`, flags, seq and ack, as they are on the wire. */
function raw(lines: string): RawSegment[] {
  return lines
    .trim()
    .split('\n')
    .map((line, index) => {
      const [arrow, flags, seq, ack] = line.trim().split(/\s+/)
      return rawSegment(arrow as '>' | '<', flags!, { offset: index, seq: Number(seq), ack: Number(ack ?? 0) })
    })
}

const sizes = (lines: string) => incarnations(raw(lines)).map((segments) => segments.length)

const life = `
  > SYN 100
  < SYN,ACK 500 101
  > ACK 101 501
  > FIN,ACK 101 501
  < FIN,ACK 501 102
  > ACK 102 502`

describe('connections on the same ports', () => {
  it('are one where there is one SYN', () => {
    expect(sizes(life)).toEqual([6])
  })

  it('are one although the SYN is repeated', () => {
    expect(sizes(`> SYN 100\n> SYN 100\n< SYN,ACK 500 101\n> SYN 100`)).toEqual([4])
  })

  it('are one where two SYNs cross', () => {
    expect(sizes(`> SYN 100\n< SYN 500\n< SYN,ACK 500 101\n> SYN,ACK 100 501`)).toEqual([4])
  })

  it('are two where a SYN with another number is accepted', () => {
    expect(sizes(`${life}\n> SYN 9000\n< SYN,ACK 7000 9001\n> ACK 9001 7001`)).toEqual([6, 3])
  })

  it('are two where the other side opens the second', () => {
    expect(sizes(`${life}\n< SYN 7000\n> SYN,ACK 9000 7001\n< ACK 7001 9001`)).toEqual([6, 3])
  })

  it('are two where an accepted SYN meets a connection that was not closed: the host had rebooted', () => {
    expect(sizes(`> SYN 100\n< SYN,ACK 500 101\n> SYN 9000\n< SYN,ACK 7000 9001`)).toEqual([2, 2])
  })

  it('are two where the first was closed and the SYN of the second is refused or unanswered', () => {
    expect(sizes(`${life}\n> SYN 9000\n< RST,ACK 0 9001`)).toEqual([6, 2])
    expect(sizes(`${life}\n> SYN 9000\n> SYN 9000`)).toEqual([6, 2])
  })

  it('are two where the first was reset', () => {
    expect(sizes(`> SYN 100\n< RST,ACK 0 101\n> SYN 9000\n< RST,ACK 0 9001`)).toEqual([2, 2])
  })

  it('are as many as attempts with different numbers that nobody answers', () => {
    expect(sizes(`> SYN 100\n> SYN 100\n> SYN 200\n> SYN 300`)).toEqual([2, 1, 1])
  })

  it('begin with the SYN that is challenged at first and accepted when repeated', () => {
    expect(sizes(`${life}\n> SYN 9000\n< ACK 502 102\n> RST 102\n> SYN 9000\n< SYN,ACK 7000 9001`)).toEqual([6, 5])
  })

  it('are one where a SYN out of place draws only an ACK', () => {
    expect(sizes(`> SYN 100\n< SYN,ACK 500 101\n> ACK 101 501\n> SYN 9000\n< ACK 501 101`)).toEqual([5])
    expect(sizes(`${life}\n> SYN 9000\n< ACK 502 102\n> RST 102`)).toEqual([9])
  })

  it('are one where a SYN out of place draws nothing while the connection is open', () => {
    expect(sizes(`> SYN 100\n< SYN,ACK 500 101\n> ACK 101 501\n> SYN 9000`)).toEqual([4])
  })

  it('are two where the file begins in the midst of the first', () => {
    expect(sizes(`> ACK 101 501\n< ACK 501 102\n> SYN 9000\n< SYN,ACK 7000 9001`)).toEqual([2, 2])
  })

  it('are two where an acknowledgement wraps at 2^32', () => {
    expect(sizes(`${life}\n> SYN 4294967295\n< SYN,ACK 7000 0`)).toEqual([6, 2])
  })
})
