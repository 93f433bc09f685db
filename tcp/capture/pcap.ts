import { type FrameVisitor, lengthError } from './frames.ts'
import { type ReadError, readError } from './read-error.ts'

const headerOctets = 24
const recordHeaderOctets = 16

/** A pcap file (draft-ietf-opsawg-pcap): one header, then records to the end. */
export function readPcap(
  view: DataView,
  { little, ticksPerMs }: { little: boolean; ticksPerMs: number },
  visit: FrameVisitor,
): ReadError | null {
  const size = view.byteLength
  if (size < headerOctets) return readError('cut-short', 0, { needed: headerOctets, left: size })
  const version = view.getUint16(4, little)
  if (version !== 2) return readError('unsupported-version', 4, { version })
  // The upper bits tell of a frame check sequence, which lies behind the IP packet and does no harm.
  const linkType = view.getUint32(20, little) & 0xffff
  let at = headerOctets
  while (at < size) {
    const left = size - at
    if (left < recordHeaderOctets) return readError('cut-short', at, { needed: recordHeaderOctets, left })
    const captured = view.getUint32(at + 8, little)
    const original = view.getUint32(at + 12, little)
    const wrong = lengthError(at + 8, captured, original)
    if (wrong) return wrong
    const needed = recordHeaderOctets + captured
    if (needed > left) return readError('cut-short', at, { needed, left })
    const timeMs = view.getUint32(at, little) * 1000 + view.getUint32(at + 4, little) / ticksPerMs
    const stop = visit({ offset: at + recordHeaderOctets, captured, original, linkType, timeMs })
    if (stop) return stop
    at += needed
  }
  return null
}
