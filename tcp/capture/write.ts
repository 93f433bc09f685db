import { type Host, peerOf } from '../scenario.ts'
import type { Trace, TraceSegment } from '../trace.ts'
import { absoluteNumbers, firstIsn } from './absolute.ts'
import { flagsToBits } from './flags.ts'
import { optionBytes } from './option-bytes.ts'
import { maxPayload, maxPayloadWithOptions, type PacketEnd, packetBytes } from './packet-bytes.ts'
import { payload } from './payload.ts'
import { concatenate, interfaceBlock, packetBlock, sectionBlock } from './pcapng-bytes.ts'

export interface CaptureOptions {
  /**
   * Where the capture is taken. `client` or `server`: at that host's interface, so what was lost on the way to it is missing, and what it
   * sent is there even if lost; a packet's time is when that host sent or received it. `wire` (the default): every segment, at the
   * time at which it left its sender.
   */
  at?: Host | 'wire'
  /** The date of simulated time 0, ms since 1970; default 2026-01-01T00:00:00Z. */
  epochMs?: number
  /** Whether the hosts use TCP timestamps (RFC 7323), as Linux does by default. */
  timestamps?: boolean
  isn?: Record<Host, number>
}

/** 2026-01-01T00:00:00Z. */
const defaultEpochMs = 1_767_225_600_000

const ends: Record<Host, PacketEnd> = {
  client: { mac: [2, 0, 0, 0, 0, 1], ip: [192, 0, 2, 1], port: 50_000 },
  server: { mac: [2, 0, 0, 0, 0, 2], ip: [192, 0, 2, 2], port: 4000 },
}

/**
 * The trace as a pcapng file (Ethernet, IPv4, TCP). The same trace and options give the same octets. A comment names the segments that
 * were lost, forged or copied by the network. Throws RangeError for a segment with more than 65,495 octets of data: no IPv4
 * packet holds it; one with more than 65,455 has no options.
 */
export function writeCapture(trace: Trace, wanted: CaptureOptions = {}): Uint8Array {
  const { at = 'wire', epochMs = defaultEpochMs, timestamps = true, isn = firstIsn } = wanted
  const numbers = absoluteNumbers(trace, isn)
  const shift = windowShift(trace)
  const originals = originalsOf(trace)
  const ids = identifications(trace)
  const options = optionBytes(trace, timestamps, shift)
  const packets = seenAt(trace, at).map(({ segment, seenMs }) => {
    if (segment.len > maxPayload) throw new RangeError(`Segment ${segment.id} has ${segment.len} octets of data.`)
    // A copy made by the network is the same packet, octet for octet.
    const original = originals[segment.id]!
    const { sourcePort, targetPort } = segment.raw ?? {}
    const source = ends[segment.from]
    const destination = ends[peerOf(segment.from)]
    const packet = packetBytes({
      source: { ...source, port: sourcePort ?? source.port },
      destination: { ...destination, port: targetPort ?? destination.port },
      id: ids[original]!,
      ...numbers[segment.id]!,
      flags: flagsToBits(segment.flags),
      // RFC 7323 2.2: the window of a SYN is never scaled.
      window: Math.min(segment.flags.includes('SYN') ? segment.window : Math.ceil(segment.window / 2 ** shift), 65_535),
      options: segment.len > maxPayloadWithOptions ? [] : options[original]!,
      payload: payload(segment.from, segment.seq, segment.len),
    })
    return packetBlock(epochMs + seenMs, packet, remark(segment))
  })
  return concatenate([sectionBlock('Four Waves'), interfaceBlock(at), ...packets])
}

/** What one observer sees, in order of time; at one moment the segment with the lower id is the cause. */
function seenAt(trace: Trace, at: Host | 'wire'): { segment: TraceSegment; seenMs: number }[] {
  return trace.segments
    .flatMap((segment) => {
      const sentHere = at === 'wire' || (segment.from === at && !segment.forged && !segment.duplicate)
      const seenMs = sentHere ? segment.at : segment.from === at ? null : segment.arrives
      return seenMs === null ? [] : [{ segment, seenMs }]
    })
    .sort((a, b) => a.seenMs - b.seenMs || a.segment.id - b.segment.id)
}

/** The smallest window scale (RFC 7323 2.3) with which every window of the trace fits its field. */
function windowShift(trace: Trace): number {
  const largest = trace.segments.reduce((most, { window }) => Math.max(most, window), 0)
  let shift = 0
  while (shift < 14 && largest / 2 ** shift > 65_535) shift++
  return shift
}

/** For each segment the id of the one that it is a copy of, or its own. */
function originalsOf(trace: Trace): number[] {
  const latest = new Map<string, number>()
  return trace.segments.map(({ id, from, flags, seq, ack, len, duplicate }) => {
    const key = [from, flags, seq, ack, len].join(' ')
    const original = duplicate ? latest.get(key) : undefined
    if (original === undefined) latest.set(key, id)
    return original ?? id
  })
}

/** IPv4 identifications count each host's packets. */
function identifications(trace: Trace): number[] {
  const sent: Record<Host, number> = { client: 0, server: 0x8000 }
  return trace.segments.map(({ from, duplicate }) => (duplicate ? sent[from] : ++sent[from]) & 0xffff)
}

function remark(segment: TraceSegment): string | undefined {
  if (segment.forged) return 'Forged: the host it names did not send it.'
  if (segment.duplicate) return 'A copy made by the network.'
  if (segment.lost) return 'Lost on the way: the other host never got it.'
  if (segment.arrives === null) return 'Still on its way when the run ended.'
  return undefined
}
