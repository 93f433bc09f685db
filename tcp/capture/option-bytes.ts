import { type Host, peerOf } from '../scenario.ts'
import type { Trace, TraceSegment } from '../trace.ts'

/** What the options of a segment say. */
interface OptionValues {
  /** TSval and TSecr (RFC 7323). */
  stamp: readonly [number, number] | undefined
  /** Absolute ranges (RFC 2018); on a SYN empty, for SACK permitted. */
  sack: readonly { seq: number; end: number }[] | undefined
  /** On a SYN; undefined for none. */
  windowShift: number | undefined
}

const mss = 1460

/** Where each host's timestamp clock, one tick per millisecond, stands at simulated time 0, in a trace that does not say. */
const timestampBase: Record<Host, number> = { client: 100_000_000, server: 700_000_000 }

/** The TCP options of each segment of a trace, in Linux's order and padding. */
export function optionBytes(trace: Trace, timestamps: boolean, shift: number): number[][] {
  const guess = stamper(trace)
  return trace.segments.map((segment) => {
    const stamp = guess(segment)
    const { raw, flags } = segment
    const syn = flags.includes('SYN')
    const values = raw
      ? { stamp: raw.ts, sack: raw.sack }
      : { stamp: timestamps && !isStateless(segment) ? stamp : undefined, sack: syn ? [] : undefined }
    if (!syn) return laterOptions(values)
    // A host that offers nothing of RFC 7323 and RFC 2018 offers no window scale either, unless its windows need one.
    const scales = shift > 0 || values.stamp !== undefined || values.sack !== undefined
    return openingOptions({ ...values, windowShift: scales ? shift : undefined })
  })
}

function openingOptions({ stamp, sack, windowShift }: OptionValues): number[] {
  const options = [2, 4, mss >> 8, mss & 255]
  if (sack && stamp) options.push(4, 2, ...stampOption(stamp))
  else if (sack) options.push(1, 1, 4, 2)
  else if (stamp) options.push(1, 1, ...stampOption(stamp))
  if (windowShift !== undefined) options.push(1, 3, 3, windowShift)
  return options
}

/** RFC 2018 3: beside timestamps there is room for three blocks. */
const maxBlocks = 3

function laterOptions({ stamp, sack = [] }: Omit<OptionValues, 'windowShift'>): number[] {
  const options = stamp ? [1, 1, ...stampOption(stamp)] : []
  const blocks = sack.slice(0, maxBlocks)
  if (blocks.length > 0) {
    options.push(1, 1, 5, 2 + blocks.length * 8, ...blocks.flatMap(({ seq, end }) => [...word(seq), ...word(end)]))
  }
  return options
}

const stampOption = ([value, echo]: readonly [number, number]) => [8, 10, ...word(value), ...word(echo)]

const word = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]

/** Timestamps for a trace without: the clock, and what the other side last sent. To be asked segment by segment. */
function stamper(trace: Trace): (segment: TraceSegment) => [number, number] {
  const arrivals = trace.segments
    .filter(({ arrives, flags }) => arrives !== null && !flags.includes('RST'))
    .sort((a, b) => a.arrives! - b.arrives! || a.id - b.id)
  const clock = (host: Host, ms: number) => (timestampBase[host] + Math.floor(ms)) >>> 0
  const echo: Record<Host, number> = { client: 0, server: 0 }
  let arrived = 0
  return ({ at, from }) => {
    for (; arrived < arrivals.length && arrivals[arrived]!.arrives! <= at; arrived++) {
      const arrival = arrivals[arrived]!
      echo[peerOf(arrival.from)] = clock(arrival.from, arrival.at)
    }
    return [clock(from, at), echo[from]]
  }
}

/** A reset without ACK, or with sequence number 0, is sent for want of a connection, whose options nobody knows then. */
const isStateless = ({ flags, seq }: TraceSegment) => flags === 'RST' || (flags === 'RST,ACK' && seq === 0)
