import type { Frame } from './frames.ts'

/** Why a packet is left out. */
export const skipReasons = [
  'unknown-link-type',
  'not-ip',
  'not-tcp',
  'later-fragment',
  'cut-before-tcp',
  'malformed',
] as const
export type SkipReason = (typeof skipReasons)[number]

const etherIpv4 = 0x0800
const etherIpv6 = 0x86dd
const vlanTags = new Set([0x8100, 0x88a8, 0x9100, 0x9200])

/** Where the IP packet begins in the file; the link-layer header is understood and left behind. */
export function networkLayer(view: DataView, frame: Frame): number | SkipReason {
  const { offset, captured, linkType } = frame
  const end = offset + captured
  switch (linkType) {
    case 0:
    case 108:
      return offset + 4 > end ? 'cut-before-tcp' : offset + 4
    case 1:
      return byEtherType(view, offset + 12, offset + 14, end)
    case 12:
    case 14:
    case 101:
    case 228:
    case 229:
      return offset
    case 113:
      return byEtherType(view, offset + 14, offset + 16, end)
    case 276:
      return byEtherType(view, offset, offset + 20, end)
    default:
      return 'unknown-link-type'
  }
}

/** `typeAt` holds the EtherType; the packet, or first a row of VLAN tags (802.1Q, 802.1ad), begins at `start`. */
function byEtherType(view: DataView, typeAt: number, start: number, end: number): number | SkipReason {
  let at = start
  if (at > end) return 'cut-before-tcp'
  let type = view.getUint16(typeAt)
  while (vlanTags.has(type)) {
    if (at + 4 > end) return 'cut-before-tcp'
    type = view.getUint16(at + 2)
    at += 4
  }
  return type === etherIpv4 || type === etherIpv6 ? at : 'not-ip'
}
