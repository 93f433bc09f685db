import { type Host, peerOf } from '../scenario.ts'
import type { Trace, TraceSegment } from '../trace.ts'

/** A segment's numbers as the wire carries them. */
export interface AbsoluteNumbers {
  seq: number
  ack: number
}

/** First initial sequence numbers, chosen so that neither is mistaken for a relative number. */
export const firstIsn: Record<Host, number> = { client: 1_000_000_000, server: 3_000_000_000 }

/**
 * What a host that reuses its ports adds to the last number it used, so that nothing old fits
 * (RFC 9293 3.4.1; the step is that of Linux, `tcp_timewait_state_process`).
 */
const incarnationStep = 65_537

/** The moments of recorded states and segments are rounded one by one and can be this far apart, ms. */
const roundingMs = 2

/** The wire's numbers for each segment of a trace, in the order of the trace. */
export function absoluteNumbers(trace: Trace, isn: Record<Host, number> = firstIsn): AbsoluteNumbers[] {
  const hosts = { client: startOf(trace, 'client', isn), server: startOf(trace, 'server', isn) }
  return trace.segments.map((segment) => {
    const own = hosts[segment.from]
    if (!segment.forged) own.begin(segment)
    if (segment.raw) return { seq: segment.raw.seq, ack: segment.raw.ack }
    const seq = wrap(own.isn + segment.seq)
    // RFC 9293 3.10.7.1: what answers a segment without ACK, for want of a connection, has sequence number zero itself.
    const unnumbered = segment.flags === 'RST,ACK' && segment.seq === 0 && !own.opened
    const ack = segment.ack === null ? 0 : wrap(hosts[peerOf(segment.from)].isn + segment.ack)
    return { seq: unnumbered ? 0 : seq, ack }
  })
}

const wrap = (value: number) => ((value % 2 ** 32) + 2 ** 32) % 2 ** 32

function startOf(trace: Trace, host: Host, isn: Record<Host, number>) {
  const openings = openingTimes(trace, host)
  return {
    isn: isn[host],
    opened: false,
    highest: 0,
    openingsUsed: 0,
    /** Moves to the next incarnation's numbers when this is its first SYN. */
    begin(segment: TraceSegment) {
      if (segment.flags.includes('SYN')) {
        const openingsSeen = openings.filter((at) => at <= segment.at + roundingMs).length
        if (this.opened && openingsSeen > this.openingsUsed) {
          this.isn += this.highest + incarnationStep
          this.highest = 0
        }
        this.opened = true
        this.openingsUsed = Math.max(openingsSeen, this.openingsUsed)
      }
      const control = (segment.flags.includes('SYN') ? 1 : 0) + (segment.flags.includes('FIN') ? 1 : 0)
      this.highest = Math.max(this.highest, segment.seq + segment.len + control)
    },
  }
}

/** When each incarnation began; SYN_RECEIVED after SYN_SENT is a simultaneous open and begins nothing. */
function openingTimes(trace: Trace, host: Host): number[] {
  const changes = trace.states[host]
  return changes
    .filter(
      ({ state }, index) =>
        state === 'SYN_SENT' || (state === 'SYN_RECEIVED' && changes[index - 1]?.state !== 'SYN_SENT'),
    )
    .map(({ at }) => at)
}
