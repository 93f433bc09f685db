import { otherSide, type RawSegment, type Side } from './flows.ts'

export const ackBit = 0x10
export const synBit = 0x02
export const finBit = 0x01
export const rstBit = 0x04

export const has = (segment: { flagBits: number }, bit: number) => (segment.flagBits & bit) !== 0
const isSyn = (segment: RawSegment) => has(segment, synBit) && !has(segment, ackBit) && !has(segment, rstBit)

/**
 * Divides what two endpoints exchanged into connections. A SYN with a new number begins one if a SYN,ACK accepts it at some time. If
 * none does, it is an attempt of its own when the connection before is over or never came about, except where the other side
 * answers with a mere ACK, as RFC 9293 3.10.7.4 step 4 has it: then it is a stray of the connection before.
 */
export function incarnations(segments: readonly RawSegment[]): RawSegment[][] {
  const accepted = acceptances(segments)
  const challenged = challenges(segments)
  const divided: RawSegment[][] = []
  let current = incarnation()
  segments.forEach((segment, index) => {
    const isAccepted = (accepted.get(synKey(segment)) ?? -1) > index
    if (isSyn(segment) && current.isFollowedBy(segment, isAccepted, challenged[index]!)) current = incarnation()
    if (current.segments.length === 0) divided.push(current.segments)
    current.add(segment)
  })
  return divided
}

const synKey = ({ side, seq }: { side: Side; seq: number }) => `${side} ${seq}`

/** For each SYN that a SYN,ACK acknowledges: the index of the last such SYN,ACK. */
function acceptances(segments: readonly RawSegment[]): Map<string, number> {
  const accepted = new Map<string, number>()
  segments.forEach((segment, index) => {
    if (!has(segment, synBit) || !has(segment, ackBit)) return
    accepted.set(synKey({ side: otherSide(segment.side), seq: (segment.ack - 1) >>> 0 }), index)
  })
  return accepted
}

/** For each segment: whether the other side's next one is an ACK and nothing more. */
function challenges(segments: readonly RawSegment[]): boolean[] {
  const nextIsAck: [boolean, boolean] = [false, false]
  const challenged: boolean[] = []
  for (let index = segments.length - 1; index >= 0; index--) {
    const segment = segments[index]!
    challenged[index] = nextIsAck[otherSide(segment.side)]
    nextIsAck[segment.side] = (segment.flagBits & (ackBit | synBit | rstBit)) === ackBit
  }
  return challenged
}

function incarnation() {
  const segments: RawSegment[] = []
  const isn: [number | null, number | null] = [null, null]
  const finished: [boolean, boolean] = [false, false]
  let onlySyns = true
  let reset = false
  return {
    segments,
    add(segment: RawSegment) {
      segments.push(segment)
      if (has(segment, synBit)) isn[segment.side] ??= segment.seq
      if (has(segment, finBit)) finished[segment.side] = true
      if (has(segment, rstBit)) reset = true
      if (!isSyn(segment)) onlySyns = false
    },
    /** Whether this SYN belongs to a connection after this one. */
    isFollowedBy(syn: RawSegment, isAccepted: boolean, isChallenged: boolean): boolean {
      if (segments.length === 0 || isn[syn.side] === syn.seq) return false
      // Another number from the same side before any answer is another attempt; a first SYN from the other side crosses it.
      if (onlySyns) return isn[syn.side] !== null
      return isAccepted || (!isChallenged && (reset || (finished[0] && finished[1])))
    },
  }
}
