import type { Host } from '../scenario.ts'
import type { CapturedSegment, Connection } from './connection.ts'
import { bitsToFlags } from './flags.ts'
import { type Flow, flowTable, type RawSegment, type Side, segmentOf } from './flows.ts'
import { type FileFormat, type Frame, readFrames } from './frames.ts'
import { ackBit, has, incarnations, synBit } from './incarnations.ts'
import { marker } from './marks.ts'
import { type SkipReason, skipReasons } from './network-layer.ts'
import { numbering } from './numbering.ts'
import { defaultLimits, type Limits, type ReadError, readError } from './read-error.ts'

export interface Skipped {
  reasons: Record<SkipReason, number>
  /** LINKTYPE_ numbers that are not understood, at most eight of them. */
  linkTypes: number[]
}

/** `connections` in the order of their first segments; after an error, those seen before it. */
export type CaptureResult = { connections: Connection[]; skipped: Skipped; packets: number } & (
  | { ok: true; format: FileFormat }
  | ({ ok: false } & ReadError)
)

/**
 * Reads a pcap or pcapng file into its TCP connections. Never throws: what is wrong with the file is in the answer, with the
 * octet at which it begins. Time and memory are bounded by the file's size and by `limits`.
 */
export function readCapture(bytes: Uint8Array, limits: Partial<Limits> = {}): CaptureResult {
  const allowed = { ...defaultLimits, ...limits }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const table = flowTable()
  const skipped: Skipped = { reasons: noSkips(), linkTypes: [] }
  let packets = 0
  let segments = 0
  const { format, error } = readFrames(bytes, allowed, (frame) => {
    packets++
    const found = segmentOf(view, frame)
    if (typeof found === 'string') return skip(skipped, found, frame)
    if (segments === allowed.maxSegments) return readError('too-many-segments', frame.offset, { limit: segments })
    segments++
    table.add(found.source, found.destination, found.segment)
    if (table.flows.size <= allowed.maxConnections) return null
    return readError('too-many-connections', frame.offset, { limit: allowed.maxConnections })
  })
  const connections = connectionsOf([...table.flows.values()])
  if (error || !format) return { ok: false, ...error!, connections, skipped, packets }
  return { ok: true, format, connections, skipped, packets }
}

const noSkips = () => Object.fromEntries(skipReasons.map((reason) => [reason, 0])) as Record<SkipReason, number>

function skip(skipped: Skipped, reason: SkipReason, frame: Frame): null {
  skipped.reasons[reason]++
  const { linkTypes } = skipped
  if (reason === 'unknown-link-type' && linkTypes.length < 8 && !linkTypes.includes(frame.linkType)) {
    linkTypes.push(frame.linkType)
  }
  return null
}

function connectionsOf(flows: readonly Flow[]): Connection[] {
  return flows
    .flatMap((flow) => {
      const numbers = numbering()
      const connections = incarnations(flow.segments).map((segments) => connectionOf(flow, segments, numbers))
      // Two forms of a segment are there for one flow at a time, not for the whole file.
      flow.segments = []
      return connections
    })
    .sort((a, b) => a.segments[0]!.offset - b.segments[0]!.offset)
}

function connectionOf(flow: Flow, raw: RawSegment[], numbers: ReturnType<typeof numbering>): Connection {
  const clientSide = clientSideOf(flow, raw)
  const serverSide = clientSide === 0 ? 1 : 0
  const hostOf = (side: Side): Host => (side === clientSide ? 'client' : 'server')
  const scales = windowScales(raw)
  const marks = marker()
  const clock = steadyClock(raw)
  numbers.beginConnection()
  const segments = raw.map((segment, id): CapturedSegment => {
    const { seq, ack, stray } = numbers.next(segment)
    const captured: CapturedSegment = {
      id,
      at: clock.at(segment),
      from: hostOf(segment.side),
      flags: bitsToFlags(segment.flagBits),
      seq,
      ack,
      len: segment.len,
      window: segment.window * (has(segment, synBit) ? 1 : scales[segment.side]),
      offset: segment.offset,
    }
    if (stray) captured.stray = true
    if (segment.cut) captured.cut = true
    if (segment.fragmented) captured.fragmented = true
    return Object.assign(captured, marks.marksOf(segment, { seq, ack, stray }))
  })
  const synSeen = (side: Side) => raw.some((segment) => segment.side === side && has(segment, synBit))
  return {
    client: flow.ends[clientSide],
    server: flow.ends[serverSide],
    startedAtMs: raw[0]!.timeMs,
    opening: { client: synSeen(clientSide), server: synSeen(serverSide) },
    clockRanBackwards: clock.ranBackwards(),
    hasHoles: marks.hasHoles(),
    segments,
  }
}

/** The client sends the first SYN, or gets the first SYN,ACK; without either it is taken to have the higher port. */
function clientSideOf({ ends }: Flow, raw: RawSegment[]): Side {
  const opening = raw.find((segment) => has(segment, synBit))
  if (opening) return has(opening, ackBit) ? (opening.side === 0 ? 1 : 0) : opening.side
  return ends[0].port >= ends[1].port ? 0 : 1
}

/** RFC 7323 2.2: windows are scaled only if both SYNs have the option. */
function windowScales(raw: RawSegment[]): [number, number] {
  const scaleOf = (side: Side) => raw.find((segment) => segment.side === side && has(segment, synBit))?.windowScale
  const first = scaleOf(0) ?? null
  const second = scaleOf(1) ?? null
  return first === null || second === null ? [1, 1] : [2 ** first, 2 ** second]
}

/** Times after the first segment, to the microsecond, never running backwards. */
function steadyClock(raw: RawSegment[]) {
  const start = raw.find(({ timeMs }) => timeMs !== null)?.timeMs ?? 0
  let latest = 0
  let backwards = false
  return {
    at({ timeMs }: RawSegment): number {
      const at = timeMs === null ? latest : Math.round((timeMs - start) * 1000) / 1000
      if (at < latest) backwards = true
      latest = Math.max(latest, at)
      return latest
    },
    ranBackwards: () => backwards,
  }
}
