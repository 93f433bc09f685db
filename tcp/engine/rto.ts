import type { Connection } from './connection.ts'
import type { Machine } from './machine.ts'
import { type Segment, SYN } from './segment.ts'
import { add, diff } from './seq.ts'
import { cancelTimer, runs, setTimer } from './timers.ts'

/** The clock of the timestamps option, RFC 7323 4.1: milliseconds, from a number that means nothing. */
const TIMESTAMP_ORIGIN = 0x10000000

export const timestampNow = (machine: Machine): number => add(TIMESTAMP_ORIGIN, Math.floor(machine.world.now))

/** One round trip was measured: RFC 6298 2. */
export function measured(c: Connection, rttMs: number): void {
  if (c.srtt === undefined) {
    c.srtt = rttMs
    c.rttvar = rttMs / 2
  } else {
    c.rttvar = 0.75 * c.rttvar + 0.25 * Math.abs(c.srtt - rttMs)
    c.srtt = 0.875 * c.srtt + 0.125 * rttMs
  }
  c.rto = Math.min(Math.round(c.machine.profile.rtoMs(c)), c.machine.profile.maxRtoMs(c))
}

/** RFC 6298 5.1 and 5.3: the timer runs while something is in flight, and starts anew when some of it was acknowledged. */
export function armRetransmission(c: Connection, anew: boolean): void {
  if (c.flight.length === 0) {
    cancelTimer(c, 'RTO')
    cancelTimer(c, 'TLP')
    cancelTimer(c, 'REORDER')
    return
  }
  const probe = c.machine.profile.tailLossProbeMs(c)
  if (probe !== undefined) {
    cancelTimer(c, 'RTO')
    setTimer(c, 'TLP', probe)
  } else if (anew || !(runs(c, 'RTO') || runs(c, 'TLP') || runs(c, 'REORDER'))) {
    cancelTimer(c, 'TLP')
    setTimer(c, 'RTO', c.rto)
  }
}

/** The segment acknowledges some of the flight. */
export function acknowledgeFlight(c: Connection, s: Segment): void {
  const { now } = c.machine.world
  const { ack } = s
  let sample: number | undefined
  let ambiguous = false
  let whole = 0
  while (c.flight[0] && diff(c.flight[0].end, ack) <= 0) {
    const f = c.flight.shift()!
    // RFC 5681 3.1: the SYN does not count, the initial window is what it is.
    if (!(f.flags & SYN)) whole++
    ambiguous ||= f.retransmitted
    sample = now - f.sentAt
  }
  // Karn, RFC 6298 3; the echoed timestamp tells which transmission was heard, RFC 7323 4.
  if (ambiguous) sample = echoed(c, s)
  const head = c.flight[0]
  if (head && diff(ack, head.seq) > 0) {
    head.len -= diff(ack, head.seq)
    head.seq = ack
  }
  if (sample !== undefined) measured(c, sample)
  else if (c.synRetransmitted && c.srtt === undefined) afterLostSyn(c)
  c.timeouts = 0
  c.firstRetransmissionAt = undefined
  c.probing = false
  c.duplicateAcks = 0
  c.cwnd += c.cwnd < c.ssthresh ? whole : whole / c.cwnd
  armRetransmission(c, true)
}

/** How long ago the segment was sent whose timestamp comes back; undefined for a value that cannot be ours. */
function echoed(c: Connection, s: Segment): number | undefined {
  const ago = c.timestamps && s.ts ? diff(timestampNow(c.machine), s.ts[1]) : -1
  return ago >= 0 && ago < 600_000 ? ago : undefined
}

/** RFC 6298 5.7: the SYN timed out and there is no measurement yet. */
function afterLostSyn(c: Connection): void {
  c.rto = Math.max(c.machine.profile.initialRtoMs, 3000)
}
