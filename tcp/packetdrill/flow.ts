import { ACK, RST, type Segment, SYN } from '../engine/segment.ts'
import { add, diff } from '../engine/seq.ts'
import { listenPort } from './endpoint.ts'
import { type Offer, optionsOf } from './options-text.ts'
import type { ScriptSegment, SegmentOption } from './script.ts'

/**
 * One connection as the script sees it. Scripts write the numbers of SYNs as they are on the wire, and all others relative to
 * them; the ISN of the endpoint is the engine's choice, for which the script writes its own.
 */
export interface Flow {
  remotePort: number
  localPort: number
  /** The peer's ISN; 0 until its SYN. */
  remoteIsn: number
  /** The endpoint's ISN on the wire and in the script; 0 until its SYN. */
  localIsn: number
  scriptIsn: number
  localSynSeen: boolean
  remoteSynSeen: boolean
  peer: { mss: number; windowScale: number | null }
  /** From timestamps that the script writes to those that the endpoint really sent. */
  timestamps: Map<number, number>
}

/** RFC 9293 3.7.1: without the option, 536. */
const defaultMss = 536

export const newFlow = (remotePort: number, localPort: number = listenPort): Flow => ({
  remotePort,
  localPort,
  remoteIsn: 0,
  localIsn: 0,
  scriptIsn: 0,
  localSynSeen: false,
  remoteSynSeen: false,
  peer: { mss: defaultMss, windowScale: null },
  timestamps: new Map(),
})

/** For a new connection on the ports of one that is gone. */
export function forgetNumbers(flow: Flow) {
  Object.assign(flow, newFlow(flow.remotePort, flow.localPort))
}

/** The segment that the script lets arrive, as the engine takes it. */
export function toEngine(flow: Flow, script: ScriptSegment, offer: Offer): Segment {
  const { flags, len, options } = script
  const syn = (flags & SYN) !== 0
  if (syn) takeSyn(flow, script)
  const ackBase = syn ? add(flow.localIsn, -flow.scriptIsn) : flow.localIsn
  const scale = !syn && offer.windowScale !== null ? (flow.peer.windowScale ?? 0) : 0
  const stamp = options?.find((option) => option.kind === 'TS')
  const ranges = options?.find((option) => option.kind === 'sack')?.ranges
  const permitted = syn && options?.some((option) => option.kind === 'sackOK')
  const segment: Segment = {
    sourcePort: script.ports?.source ?? flow.remotePort,
    targetPort: script.ports?.target ?? flow.localPort,
    flags,
    seq: syn ? script.seq >>> 0 : add(flow.remoteIsn, script.seq),
    ack: flags & ACK ? add(ackBase, script.ack ?? 0) : 0,
    len,
    window: (script.window ?? 65_535) * 2 ** scale,
  }
  if (stamp) segment.ts = [stamp.value >>> 0, flow.timestamps.get(stamp.echo) ?? stamp.echo >>> 0]
  if (permitted) segment.sack = []
  if (ranges) segment.sack = ranges.map(({ from, to }) => ({ seq: add(ackBase, from), end: add(ackBase, to) }))
  return segment
}

/** What the peer's first SYN says; a later one on the same ports leaves the numbers as they are. */
function takeSyn(flow: Flow, { seq, options }: ScriptSegment) {
  if (flow.remoteSynSeen) return
  flow.remoteSynSeen = true
  flow.remoteIsn = seq >>> 0
  flow.peer = {
    mss: options?.find((option) => option.kind === 'mss')?.value ?? defaultMss,
    windowScale: options?.find((option) => option.kind === 'wscale')?.value ?? null,
  }
}

/** A segment that the endpoint sent, in the script's numbers. `expected` tells which ISN the script writes. */
export function toScript(flow: Flow, segment: Segment, offer: Offer, expected: ScriptSegment): ScriptSegment {
  const syn = (segment.flags & SYN) !== 0
  if (syn && !flow.localSynSeen) {
    flow.localSynSeen = true
    flow.localIsn = segment.seq
    if (expected.flags & SYN) flow.scriptIsn = expected.seq >>> 0
  }
  // RFC 9293 3.10.7.1: what refuses a SYN is 0 itself.
  const stateless = segment.flags === (RST | ACK) && segment.seq === 0
  const seqBase = syn ? add(flow.localIsn, -flow.scriptIsn) : flow.localIsn
  const ackBase = syn ? 0 : flow.remoteIsn
  const scales = flow.remoteSynSeen ? flow.peer.windowScale !== null : true
  const shift = !syn && offer.windowScale !== null && scales ? offer.windowScale : 0
  return {
    flags: segment.flags,
    seq: stateless ? 0 : add(segment.seq, -seqBase),
    len: segment.len,
    ack: segment.flags & ACK ? add(segment.ack, -ackBase) : null,
    window: Math.min(65_535, Math.floor(segment.window / 2 ** shift)),
    options: optionsOf(segment, offer, scales).map((option) => relativeRanges(option, ackBase)),
    ports: null,
  }
}

const relativeRanges = (option: SegmentOption, base: number): SegmentOption =>
  option.kind === 'sack'
    ? { kind: 'sack', ranges: option.ranges.map(({ from, to }) => ({ from: diff(from, base), to: diff(to, base) })) }
    : option

/** Remembers which timestamp of the endpoint the script means by the one that it writes. */
export function learnTimestamp(flow: Flow, expected: ScriptSegment, segment: Segment) {
  const written = expected.options?.find((option) => option.kind === 'TS')
  if (written && segment.ts) flow.timestamps.set(written.value, segment.ts[0])
}
