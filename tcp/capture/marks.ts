import type { RawSegment } from './flows.ts'
import { ackBit, finBit, has, rstBit, synBit } from './incarnations.ts'
import { type RelativeNumbers, space } from './numbering.ts'

export interface Marks {
  retransmission?: true
  outOfOrder?: true
  duplicate?: true
  keepalive?: true
}

/** Holes are remembered up to this number; a capture with more of them has its later ones read as retransmissions. */
const maxGaps = 64

/** Without timestamps, what fills a hole this soon was overtaken on the way rather than sent again, ms. */
const overtakenMs = 3

interface SideMarks {
  end: number
  gaps: { from: number; to: number; since: number | null }[]
  acked: number
  latestTimestamp: number | null
  synAck: boolean
  /** By IPv4 identification, the last packet that had it. */
  packets: Map<number, RawSegment>
}

/** Tells new octets from repeated ones, side by side, within one connection. */
export function marker() {
  const fresh = (): SideMarks => ({
    end: Number.NEGATIVE_INFINITY,
    gaps: [],
    acked: Number.NEGATIVE_INFINITY,
    latestTimestamp: null,
    synAck: false,
    packets: new Map(),
  })
  const sides: [SideMarks, SideMarks] = [fresh(), fresh()]

  function marksOf(segment: RawSegment, numbers: RelativeNumbers): Marks {
    const own = sides[segment.side]
    const peer = sides[segment.side === 0 ? 1 : 0]
    if (numbers.ack !== null) peer.acked = Math.max(peer.acked, numbers.ack)
    if (isCopy(own, segment)) return { duplicate: true }
    if (numbers.stray || has(segment, rstBit)) return {}
    if (isKeepalive(own, segment, numbers)) return { keepalive: true }
    const marks = answersCrossing(own, segment) ? {} : placed(own, segment, numbers)
    if (segment.timestamp !== null && !marks.outOfOrder) own.latestTimestamp = segment.timestamp
    return marks
  }

  return {
    marksOf,
    /** Whether octets are missing between others. */
    hasHoles: () => sides.some(({ gaps }) => gaps.length > 0),
  }
}

function isCopy(own: SideMarks, segment: RawSegment): boolean {
  if (segment.id === null) return false
  const last = own.packets.get(segment.id)
  own.packets.set(segment.id, segment)
  return (
    last !== undefined &&
    last.seq === segment.seq &&
    last.flagBits === segment.flagBits &&
    (last.ack === segment.ack || !has(segment, ackBit)) &&
    last.len === segment.len &&
    last.timestamp === segment.timestamp
  )
}

function isKeepalive(own: SideMarks, segment: RawSegment, { seq }: RelativeNumbers): boolean {
  const control = has(segment, synBit) || has(segment, finBit)
  return !control && segment.len <= 1 && seq === own.end - 1 && own.acked >= own.end
}

/** In a simultaneous open the SYN goes out once more, now with an ACK (RFC 9293 3.5 figure 7): an answer, not a repetition. */
function answersCrossing(own: SideMarks, segment: RawSegment): boolean {
  if (!has(segment, synBit) || !has(segment, ackBit)) return false
  const isFirst = !own.synAck && own.end !== Number.NEGATIVE_INFINITY
  own.synAck = true
  return isFirst
}

function placed(own: SideMarks, segment: RawSegment, { seq }: RelativeNumbers): Marks {
  const octets = space(segment)
  if (octets === 0) return {}
  if (seq >= own.end) {
    if (seq > own.end && own.end !== Number.NEGATIVE_INFINITY) {
      own.gaps.push({ from: own.end, to: seq, since: segment.timeMs })
      if (own.gaps.length > maxGaps) own.gaps.shift()
    }
    own.end = seq + octets
    return {}
  }
  const gap = own.gaps.find(({ from, to }) => seq < to && seq + octets > from)
  own.end = Math.max(own.end, seq + octets)
  if (!gap) return { retransmission: true }
  fill(own, gap, seq, seq + octets)
  return sentEarlier(own, segment, gap.since) ? { outOfOrder: true } : { retransmission: true }
}

function fill(own: SideMarks, gap: SideMarks['gaps'][number], from: number, to: number) {
  const rest = [
    { ...gap, to: from },
    { ...gap, from: to },
  ].filter((part) => part.to > part.from)
  own.gaps.splice(own.gaps.indexOf(gap), 1, ...rest)
}

/** RFC 7323 4: the sender's clock tells; without it, the time between the hole and its filling. */
function sentEarlier(own: SideMarks, segment: RawSegment, gapSince: number | null): boolean {
  if (segment.timestamp !== null && own.latestTimestamp !== null) {
    return ((segment.timestamp - own.latestTimestamp) | 0) < 0
  }
  return segment.timeMs !== null && gapSince !== null && segment.timeMs - gapSince < overtakenMs
}
