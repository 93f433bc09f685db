import { readPcap } from './pcap.ts'
import { readPcapng } from './pcapng.ts'
import { type Limits, type ReadError, readError } from './read-error.ts'

/** One captured packet, still as octets. */
export interface Frame {
  /** Of its first octet, in the file. */
  offset: number
  /** Octets that are in the file, and octets that the packet had. */
  captured: number
  original: number
  /** LINKTYPE_ number of the interface. */
  linkType: number
  /** Since 1970, ms; null where the file does not say. */
  timeMs: number | null
}

/** Called for each packet in the order of the file; an error ends the reading. */
export type FrameVisitor = (frame: Frame) => ReadError | null

export type FileFormat = 'pcap' | 'pcapng'

/** The largest packet that libpcap writes (MAXIMUM_SNAPLEN); a longer one is a lie of the length field. */
export const maxPacketOctets = 262_144

/** What is wrong with the two lengths that a file states for a packet. */
export function lengthError(offset: number, captured: number, original: number): ReadError | null {
  if (captured > maxPacketOctets) {
    return readError('packet-too-long', offset, { length: captured, limit: maxPacketOctets })
  }
  if (captured > original) return readError('captured-exceeds-original', offset, { captured, original })
  return null
}

const pcapMagics = new Map([
  [0xa1b2c3d4, { little: false, ticksPerMs: 1000 }],
  [0xd4c3b2a1, { little: true, ticksPerMs: 1000 }],
  [0xa1b23c4d, { little: false, ticksPerMs: 1_000_000 }],
  [0x4d3cb2a1, { little: true, ticksPerMs: 1_000_000 }],
])
const pcapngMagic = 0x0a0d0d0a

/** Walks through a pcap or pcapng file and calls `visit` for each packet. */
export function readFrames(
  bytes: Uint8Array,
  limits: Limits,
  visit: FrameVisitor,
): { format: FileFormat | null; error: ReadError | null } {
  const fail = (error: ReadError) => ({ format: null, error })
  if (bytes.length === 0) return fail(readError('empty-file', 0))
  if (bytes.length > limits.maxBytes) {
    return fail(readError('file-too-large', limits.maxBytes, { bytes: bytes.length, limit: limits.maxBytes }))
  }
  if (bytes.length < 4) return fail(readError('not-a-capture', 0, { magic: hex(bytes) }))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const magic = view.getUint32(0)
  if (magic === pcapngMagic) return { format: 'pcapng', error: readPcapng(view, limits, visit) }
  const pcap = pcapMagics.get(magic)
  if (pcap) return { format: 'pcap', error: readPcap(view, pcap, visit) }
  const compression = compressionOf(magic)
  if (compression) return fail(readError('compressed', 0, { format: compression }))
  return fail(readError('not-a-capture', 0, { magic: hex(bytes.subarray(0, 4)) }))
}

function compressionOf(magic: number): string | null {
  if (magic >>> 16 === 0x1f8b) return 'gzip'
  if (magic === 0x28b52ffd) return 'zstd'
  if (magic === 0x04224d18) return 'lz4'
  if (magic === 0xfd377a58) return 'xz'
  if (magic >>> 16 === 0x504b) return 'zip'
  return null
}

const hex = (bytes: Uint8Array) => [...bytes].map((octet) => octet.toString(16).padStart(2, '0')).join(' ')
