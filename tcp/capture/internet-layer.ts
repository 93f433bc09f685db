import type { Frame } from './frames.ts'
import type { SkipReason } from './network-layer.ts'

/** A TCP segment's place in the file and what the IP header says of it. */
export interface Transport {
  source: string
  destination: string
  /** Of the TCP header, in the file. */
  at: number
  /** Octets of the TCP segment, by the IP header. */
  length: number
  /** IPv4 identification; null in IPv6, and where it is 0 as in packets that no socket sent. */
  id: number | null
  /** The first of several fragments: what follows is not counted in `length`. */
  fragmented: boolean
}

const tcp = 6

export function internetLayer(view: DataView, at: number, frame: Frame): Transport | SkipReason {
  if (at >= frame.offset + frame.captured) return 'cut-before-tcp'
  const version = view.getUint8(at) >> 4
  if (version === 4) return ipv4(view, at, frame)
  return version === 6 ? ipv6(view, at, frame) : 'not-ip'
}

function ipv4(view: DataView, at: number, frame: Frame): Transport | SkipReason {
  if (at + 20 > frame.offset + frame.captured) return 'cut-before-tcp'
  const headerOctets = (view.getUint8(at) & 15) * 4
  const total = view.getUint16(at + 2) || lengthOnTheWire(at, frame)
  if (headerOctets < 20 || total < headerOctets) return 'malformed'
  if (view.getUint8(at + 9) !== tcp) return 'not-tcp'
  const fragment = view.getUint16(at + 6)
  if ((fragment & 0x1fff) !== 0) return 'later-fragment'
  return {
    source: ipv4Address(view, at + 12),
    destination: ipv4Address(view, at + 16),
    at: at + headerOctets,
    length: total - headerOctets,
    id: view.getUint16(at + 4) || null,
    fragmented: (fragment & 0x2000) !== 0,
  }
}

/** A length of 0 stands in packets captured before the network card divided them (segmentation offload), and in jumbograms. */
const lengthOnTheWire = (at: number, frame: Frame) => frame.original - (at - frame.offset)

const hopByHop = 0
const routing = 43
const fragmentHeader = 44
const authentication = 51
const extensionHeaders = new Set([hopByHop, routing, fragmentHeader, authentication, 60, 135, 139, 140])

function ipv6(view: DataView, at: number, frame: Frame): Transport | SkipReason {
  const end = frame.offset + frame.captured
  if (at + 40 > end) return 'cut-before-tcp'
  const payloadOctets = view.getUint16(at + 4) || lengthOnTheWire(at, frame) - 40
  let next = view.getUint8(at + 6)
  let header = at + 40
  let fragmented = false
  while (extensionHeaders.has(next)) {
    if (header + 8 > end) return 'cut-before-tcp'
    if (next === fragmentHeader) {
      const fragment = view.getUint16(header + 2)
      if ((fragment & 0xfff8) !== 0) return 'later-fragment'
      fragmented = (fragment & 1) !== 0
    }
    const octets = extensionOctets(next, view.getUint8(header + 1))
    next = view.getUint8(header)
    header += octets
  }
  if (next !== tcp) return 'not-tcp'
  const length = payloadOctets - (header - at - 40)
  if (length < 0) return 'malformed'
  return {
    source: ipv6Address(view, at + 8),
    destination: ipv6Address(view, at + 24),
    at: header,
    length,
    id: null,
    fragmented,
  }
}

/** RFC 8200 4.5 and RFC 4302 2.2 count otherwise than the rest (RFC 6564). */
function extensionOctets(header: number, length: number): number {
  if (header === fragmentHeader) return 8
  return header === authentication ? (length + 2) * 4 : (length + 1) * 8
}

function ipv4Address(view: DataView, at: number): string {
  return `${view.getUint8(at)}.${view.getUint8(at + 1)}.${view.getUint8(at + 2)}.${view.getUint8(at + 3)}`
}

/** RFC 5952: lower case, no leading zeros, the first longest run of at least two zero groups as `::`. */
export function ipv6Address(view: DataView, at: number): string {
  const groups = Array.from({ length: 8 }, (_, index) => view.getUint16(at + index * 2))
  let runStart = -1
  let runLength = 1
  for (let start = 0; start < 8; start++) {
    let length = 0
    while (groups[start + length] === 0) length++
    if (length > runLength) {
      runStart = start
      runLength = length
    }
  }
  const text = (part: number[]) => part.map((group) => group.toString(16)).join(':')
  if (runStart < 0) return text(groups)
  return `${text(groups.slice(0, runStart))}::${text(groups.slice(runStart + runLength))}`
}
