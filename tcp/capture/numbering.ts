import { otherSide, type RawSegment, type Side } from './flows.ts'
import { ackBit, finBit, has, rstBit, synBit } from './incarnations.ts'

/** Where one side's numbers count from. */
interface Base {
  /** The absolute number that is 0. */
  zero: number
  /** The highest relative number used so far; numbers near it are taken to be near it although they wrap at 2^32. */
  highest: number
}

export interface RelativeNumbers {
  seq: number
  ack: number | null
  /** SYN with a number that is not this connection's. */
  stray: boolean
}

/** Octets of sequence space (RFC 9293 3.4: SEG.LEN). */
export const space = (segment: RawSegment) =>
  segment.len + (has(segment, synBit) ? 1 : 0) + (has(segment, finBit) ? 1 : 0)

/**
 * Turns absolute numbers into relative ones, connection after connection between the same two endpoints. Until a side's SYN
 * is seen, its numbers count from the connection before.
 */
export function numbering() {
  const bases: [Base | null, Base | null] = [null, null]
  let synSeen: [boolean, boolean] = [false, false]
  let spoke: [boolean, boolean] = [false, false]

  const relative = (side: Side, absolute: number) => {
    const base = bases[side]!
    return base.highest + ((absolute - base.zero - base.highest) | 0)
  }

  return {
    beginConnection() {
      synSeen = [false, false]
      spoke = [false, false]
    },
    next(segment: RawSegment): RelativeNumbers {
      const { side } = segment
      const syn = has(segment, synBit)
      // A side that spoke before its SYN was open already; only a SYN,ACK starts its numbers anew.
      if (syn && !synSeen[side] && (!spoke[side] || has(segment, ackBit))) {
        bases[side] = { zero: segment.seq, highest: 0 }
        synSeen[side] = true
      }
      // RFC 9293 3.10.7.1: an RST for want of a connection may be 0 itself, so it is not taken for the first octet.
      bases[side] ??= { zero: segment.seq - (has(segment, rstBit) ? 0 : 1), highest: 1 }
      spoke[side] = true
      const peer = otherSide(side)
      if (has(segment, ackBit)) bases[peer] ??= { zero: segment.ack - 1, highest: 1 }
      const seq = relative(side, segment.seq)
      const ack = has(segment, ackBit) ? relative(peer, segment.ack) : null
      const stray = syn && seq !== 0
      if (!stray && !has(segment, rstBit)) bases[side].highest = Math.max(bases[side].highest, seq + space(segment))
      return { seq, ack, stray }
    },
  }
}
