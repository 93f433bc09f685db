import { type Host, peerOf } from '../scenario.ts'
import type { CapturedSegment, Connection } from './connection.ts'

/** What the capture shows of one SYN or FIN: a control bit that takes a sequence number and is acknowledged (RFC 9293 3.4). */
export interface ControlBit {
  /** Index of the segment that first carried it. */
  first: number
  /** Of the last one. */
  last: number
  copies: number
  /** Its sequence number; the ACK of it is one more. */
  number: number
  /**
   * When the other side got it: a place between segments, known because it acknowledges it later. The last copy before that ACK is
   * taken, and never a moment before one at which the other side still shows that it has not got it.
   */
  received: number | null
  /** When its sender knew: the first ACK of it after the last copy, since who goes on repeating has not got the ACKs before. */
  acknowledged: number | null
  /** Some ACK of it was seen, whether or not its sender got it. */
  ackSeen: boolean
}

export interface Reset {
  index: number
  from: Host
  /** The sender says nothing but RST from here on: it has no connection any more. */
  closesSender: boolean
  /** The other side says nothing more, and the number is one that it accepts (RFC 5961 3). */
  closesReceiver: boolean
  exact: boolean
}

export interface Evidence {
  syn: Record<Host, ControlBit | null>
  fin: Record<Host, ControlBit | null>
  resets: Reset[]
}

export const hasFlag = ({ flags }: CapturedSegment, flag: string) => flags.includes(flag)

/** A segment that speaks for a living connection: no reset, no stray SYN, no copy. */
export const speaks = (segment: CapturedSegment) => !hasFlag(segment, 'RST') && !segment.stray && !segment.duplicate

export const occupies = (segment: CapturedSegment) =>
  speaks(segment) && (segment.len > 0 || hasFlag(segment, 'SYN') || hasFlag(segment, 'FIN'))

export function evidenceOf({ segments }: Connection): Evidence {
  const bit = (host: Host, flag: 'SYN' | 'FIN') => controlBit(segments, host, flag)
  const syn = { client: bit('client', 'SYN'), server: bit('server', 'SYN') }
  const fin = { client: bit('client', 'FIN'), server: bit('server', 'FIN') }
  return { syn, fin, resets: resetsOf(segments, fin) }
}

function controlBit(segments: readonly CapturedSegment[], host: Host, flag: 'SYN' | 'FIN'): ControlBit | null {
  const candidates = new Map<number, ControlBit>()
  let opened = false
  for (const segment of segments) {
    const from = segment.from
    // Who has sent data or a FIN repeats its SYN no more: a SYN seen later is an old one.
    if (from === host && occupies(segment) && !hasFlag(segment, 'SYN')) opened = true
    if (from === host && speaks(segment) && hasFlag(segment, flag) && !(opened && hasFlag(segment, 'SYN'))) {
      const number = flag === 'SYN' ? segment.seq : segment.seq + segment.len
      const known = candidates.get(number)
      if (known) {
        known.last = segment.id
        known.copies++
        known.acknowledged = null
      } else candidates.set(number, newBit(number, segment.id))
    }
    if (from !== host && segment.ack !== null) {
      const acked = candidates.get(flag === 'SYN' && segment.ack > 0 ? 0 : segment.ack - 1)
      if (acked) acknowledge(acked, segment)
    }
  }
  const all = [...candidates.values()]
  // A forged FIN can bear another number; the one that is acknowledged is the stream's end.
  const bit = all.findLast(({ ackSeen }) => ackSeen) ?? all[0] ?? null
  if (bit?.ackSeen) bit.received = placeOfReceipt(segments, host, flag, bit)
  return bit
}

const newBit = (number: number, id: number): ControlBit => ({
  number,
  first: id,
  last: id,
  copies: 1,
  received: null,
  acknowledged: null,
  ackSeen: false,
})

function acknowledge(bit: ControlBit, segment: CapturedSegment) {
  bit.ackSeen = true
  if (speaks(segment)) bit.acknowledged ??= segment.id
}

function placeOfReceipt(
  segments: readonly CapturedSegment[],
  host: Host,
  flag: 'SYN' | 'FIN',
  bit: ControlBit,
): number {
  let copy = bit.first
  let ignorant = -1
  for (const segment of segments) {
    if (segment.from === host) {
      if (flag === 'SYN' ? speaks(segment) && hasFlag(segment, 'SYN') : occupies(segment)) copy = segment.id
      continue
    }
    if (segment.ack !== null && segment.ack > bit.number && segment.id > bit.first) break
    if (speaks(segment)) ignorant = segment.id
  }
  return Math.max(copy, ignorant + 0.5)
}

function resetsOf(segments: readonly CapturedSegment[], fin: Evidence['fin']): Reset[] {
  const lastWord: Record<Host, number> = { client: -1, server: -1 }
  for (const segment of segments) if (speaks(segment)) lastWord[segment.from] = segment.id
  const lastAck: Record<Host, number | null> = { client: null, server: null }
  const highest: Record<Host, number> = { client: 0, server: 0 }
  const resets: Reset[] = []
  for (const segment of segments) {
    const { from, id, seq } = segment
    const peer = peerOf(from)
    if (hasFlag(segment, 'RST') && !segment.duplicate) {
      const expected = lastAck[peer]
      const numbers = [expected, highest[from], fin[from]?.number]
      const exact = expected === null ? segment.ack === 1 : numbers.includes(seq)
      const closesReceiver = exact && lastWord[peer] < id
      resets.push({ index: id, from, exact, closesReceiver, closesSender: lastWord[from] < id })
    } else if (speaks(segment)) {
      lastAck[from] = segment.ack ?? lastAck[from]
      highest[from] = Math.max(highest[from], seq + segment.len + (hasFlag(segment, 'FIN') ? 1 : 0))
    }
  }
  return resets
}

/** Where a place between segments falls in time. */
export const timeOf = (segments: readonly CapturedSegment[], place: number) => segments[Math.floor(place)]!.at
