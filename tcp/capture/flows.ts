import type { Frame } from './frames.ts'
import { internetLayer, type Transport } from './internet-layer.ts'
import { networkLayer, type SkipReason } from './network-layer.ts'
import { type TcpHeader, tcpHeader } from './tcp-header.ts'

export interface Endpoint {
  address: string
  port: number
}

/** Which of a flow's two endpoints: its first or its second. */
export type Side = 0 | 1
export const otherSide = (side: Side): Side => (side === 0 ? 1 : 0)

/** A TCP segment as the file has it, before anything is concluded. */
export interface RawSegment extends Omit<TcpHeader, 'sourcePort' | 'destinationPort'> {
  /** Told by the flow that it belongs to. */
  side: Side
  /** Of the packet's first octet, in the file. */
  offset: number
  timeMs: number | null
  /** IPv4 identification. */
  id: number | null
  fragmented: boolean
}

/** Everything between two endpoints, perhaps several connections one after another. */
export interface Flow {
  ends: [Endpoint, Endpoint]
  segments: RawSegment[]
}

/** The packet's segment and its endpoints, or why there is none. */
export function segmentOf(
  view: DataView,
  frame: Frame,
): { source: Endpoint; destination: Endpoint; segment: RawSegment } | SkipReason {
  const network = networkLayer(view, frame)
  if (typeof network === 'string') return network
  const transport = internetLayer(view, network, frame)
  if (typeof transport === 'string') return transport
  const header = tcpHeader(view, transport, frame)
  return typeof header === 'string' ? header : joined(transport, header, frame)
}

/** Field by field: a file has many segments, and spread objects are several times as large. */
function joined(transport: Transport, header: TcpHeader, frame: Frame) {
  const segment: RawSegment = {
    side: 0,
    seq: header.seq,
    ack: header.ack,
    flagBits: header.flagBits,
    window: header.window,
    len: header.len,
    windowScale: header.windowScale,
    timestamp: header.timestamp,
    cut: header.cut,
    offset: frame.offset,
    timeMs: frame.timeMs,
    id: transport.id,
    fragmented: transport.fragmented,
  }
  return {
    source: { address: transport.source, port: header.sourcePort },
    destination: { address: transport.destination, port: header.destinationPort },
    segment,
  }
}

/** Collects segments by their pair of endpoints. */
export function flowTable() {
  const byEnds = new Map<string, Flow>()
  return {
    flows: byEnds,
    add(source: Endpoint, destination: Endpoint, segment: RawSegment) {
      const there = byEnds.get(key(source, destination))
      const back = there ? undefined : byEnds.get(key(destination, source))
      const flow = there ?? back
      if (flow) {
        segment.side = there ? 0 : 1
        flow.segments.push(segment)
        return
      }
      byEnds.set(key(source, destination), { ends: [source, destination], segments: [segment] })
    },
  }
}

const key = (from: Endpoint, to: Endpoint) => `${from.address} ${from.port} ${to.address} ${to.port}`
