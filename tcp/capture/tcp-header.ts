import type { Frame } from './frames.ts'
import type { Transport } from './internet-layer.ts'
import type { SkipReason } from './network-layer.ts'

/** A TCP header (RFC 9293 3.1) in absolute numbers. */
export interface TcpHeader {
  sourcePort: number
  destinationPort: number
  seq: number
  ack: number
  flagBits: number
  /** As in the field, not scaled. */
  window: number
  /** Octets of data, by the IP header's length. */
  len: number
  windowScale: number | null
  timestamp: number | null
  /** The file holds less than the packet had. */
  cut: boolean
}

/** What must be in the file: all up to the window. */
const neededOctets = 16

export function tcpHeader(view: DataView, transport: Transport, frame: Frame): TcpHeader | SkipReason {
  const { at, length } = transport
  const end = frame.offset + frame.captured
  if (at + neededOctets > end) return 'cut-before-tcp'
  const headerOctets = (view.getUint8(at + 12) >> 4) * 4
  if (headerOctets < 20 || headerOctets > length) return 'malformed'
  const { windowScale, timestamp } = options(view, at + 20, Math.min(at + headerOctets, end))
  return {
    sourcePort: view.getUint16(at),
    destinationPort: view.getUint16(at + 2),
    seq: view.getUint32(at + 4),
    ack: view.getUint32(at + 8),
    flagBits: view.getUint8(at + 13),
    window: view.getUint16(at + 14),
    len: length - headerOctets,
    windowScale,
    timestamp,
    cut: frame.captured < frame.original,
  }
}

function options(view: DataView, start: number, end: number): Pick<TcpHeader, 'windowScale' | 'timestamp'> {
  let windowScale: number | null = null
  let timestamp: number | null = null
  let at = start
  while (at < end) {
    const kind = view.getUint8(at)
    if (kind === 0) break
    if (kind === 1) {
      at++
      continue
    }
    if (at + 2 > end) break
    const length = view.getUint8(at + 1)
    // A length below 2 would never end, one beyond the header is not true: the rest cannot be read.
    if (length < 2 || at + length > end) break
    // RFC 7323 2.3: a shift above 14 counts as 14.
    if (kind === 3 && length === 3) windowScale = Math.min(view.getUint8(at + 2), 14)
    if (kind === 8 && length === 10) timestamp = view.getUint32(at + 2)
    at += length
  }
  return { windowScale, timestamp }
}
