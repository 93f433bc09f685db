import { type FrameVisitor, lengthError } from './frames.ts'
import { type Limits, type ReadError, readError } from './read-error.ts'

/** A pcapng file (draft-ietf-opsawg-pcapng): sections of blocks; each section has its own byte order and interfaces. */

const sectionHeader = 0x0a0d0d0a
const interfaceDescription = 1
const obsoletePacket = 2
const simplePacket = 3
const enhancedPacket = 6

const timestampResolution = 9
const timestampOffset = 14

interface Interface {
  linkType: number
  /** 0 for no limit. */
  snapLength: number
  ticksPerMs: number
  offsetMs: number
}

interface Section {
  little: boolean
  interfaces: Interface[]
}

/** A block's place in the file: the whole of it, and its body between the two lengths. */
interface Block {
  at: number
  body: number
  end: number
}

export function readPcapng(view: DataView, limits: Limits, visit: FrameVisitor): ReadError | null {
  const size = view.byteLength
  let section: Section = { little: true, interfaces: [] }
  let at = 0
  while (at < size) {
    const left = size - at
    if (left < 12) return readError('cut-short', at, { needed: 12, left })
    const type = view.getUint32(at, section.little)
    if (type === sectionHeader) {
      const order = byteOrder(view, at)
      if (order === null) return readError('bad-byte-order-magic', at + 8)
      section = { little: order === 'little', interfaces: [] }
    }
    const length = view.getUint32(at + 4, section.little)
    const wrong = blockError(view, at, length, section.little)
    if (wrong) return wrong
    const block = { at, body: at + 8, end: at + length - 4 }
    const stop = readBlock(view, section, type, block, limits, visit)
    if (stop) return stop
    at += length
  }
  return null
}

function byteOrder(view: DataView, at: number): 'little' | 'big' | null {
  const magic = view.getUint32(at + 8)
  if (magic === 0x1a2b3c4d) return 'big'
  return magic === 0x4d3c2b1a ? 'little' : null
}

function blockError(view: DataView, at: number, length: number, little: boolean): ReadError | null {
  const left = view.byteLength - at
  if (length < 12) return readError('block-too-short', at + 4, { length, needed: 12 })
  if (length % 4 !== 0) return readError('block-unaligned', at + 4, { length })
  if (length > left) return readError('cut-short', at, { needed: length, left })
  const last = view.getUint32(at + length - 4, little)
  return last === length ? null : readError('block-length-mismatch', at + length - 4, { first: length, last })
}

function readBlock(
  view: DataView,
  section: Section,
  type: number,
  block: Block,
  limits: Limits,
  visit: FrameVisitor,
): ReadError | null {
  if (type === sectionHeader) return readSection(view, section, block)
  if (type === interfaceDescription) return readInterface(view, section, block, limits)
  if (type === enhancedPacket || type === obsoletePacket) return readPacket(view, section, block, type, visit)
  if (type === simplePacket) return readSimplePacket(view, section, block, visit)
  return null
}

function readSection(view: DataView, { little }: Section, block: Block): ReadError | null {
  const short = shorterThan(block, 16)
  if (short) return short
  const version = view.getUint16(block.body + 4, little)
  return version === 1 ? null : readError('unsupported-version', block.body + 4, { version })
}

function readInterface(view: DataView, section: Section, block: Block, limits: Limits): ReadError | null {
  const short = shorterThan(block, 8)
  if (short) return short
  if (section.interfaces.length >= limits.maxInterfaces) {
    return readError('too-many-interfaces', block.at, { limit: limits.maxInterfaces })
  }
  const { little } = section
  const described: Interface = {
    linkType: view.getUint16(block.body, little),
    snapLength: view.getUint32(block.body + 4, little),
    ticksPerMs: 1000,
    offsetMs: 0,
  }
  section.interfaces.push(described)
  return readOptions(view, block.body + 8, block.end, little, (code, at, length) => {
    if (code === timestampResolution && length === 1) {
      const resolution = view.getUint8(at)
      const exponent = resolution & 0x7f
      described.ticksPerMs = (resolution & 0x80 ? 2 ** exponent : 10 ** exponent) / 1000
    }
    if (code === timestampOffset && length === 8) described.offsetMs = Number(view.getBigInt64(at, little)) * 1000
  })
}

function readOptions(
  view: DataView,
  start: number,
  end: number,
  little: boolean,
  visit: (code: number, at: number, length: number) => void,
): ReadError | null {
  let at = start
  while (at < end) {
    if (end - at < 4) return readError('option-exceeds-block', at, { needed: 4, left: end - at })
    const code = view.getUint16(at, little)
    const length = view.getUint16(at + 2, little)
    if (code === 0) return null
    const needed = 4 + padded(length)
    if (needed > end - at) return readError('option-exceeds-block', at, { needed, left: end - at })
    visit(code, at + 4, length)
    at += needed
  }
  return null
}

function readPacket(
  view: DataView,
  section: Section,
  block: Block,
  type: number,
  visit: FrameVisitor,
): ReadError | null {
  const short = shorterThan(block, 20)
  if (short) return short
  const { little } = section
  const { body } = block
  const index = type === enhancedPacket ? view.getUint32(body, little) : view.getUint16(body, little)
  const from = section.interfaces[index]
  if (!from) return unknownInterface(body, index, section)
  const captured = view.getUint32(body + 12, little)
  const original = view.getUint32(body + 16, little)
  const wrong = lengthError(body + 12, captured, original) ?? exceedsBlock(body + 12, body + 20, captured, block)
  if (wrong) return wrong
  const ticks = view.getUint32(body + 4, little) * 2 ** 32 + view.getUint32(body + 8, little)
  const timeMs = ticks / from.ticksPerMs + from.offsetMs
  return visit({ offset: body + 20, captured, original, linkType: from.linkType, timeMs })
}

function readSimplePacket(view: DataView, section: Section, block: Block, visit: FrameVisitor): ReadError | null {
  const short = shorterThan(block, 4)
  if (short) return short
  const from = section.interfaces[0]
  if (!from) return unknownInterface(block.body, 0, section)
  const original = view.getUint32(block.body, section.little)
  const captured = Math.min(original, from.snapLength || original)
  const wrong = lengthError(block.body, captured, original) ?? exceedsBlock(block.body, block.body + 4, captured, block)
  return wrong ?? visit({ offset: block.body + 4, captured, original, linkType: from.linkType, timeMs: null })
}

const padded = (length: number) => Math.ceil(length / 4) * 4

function shorterThan({ at, body, end }: Block, octets: number): ReadError | null {
  if (end - body >= octets) return null
  return readError('block-too-short', at + 4, { length: end - at + 4, needed: octets + 12 })
}

function exceedsBlock(field: number, start: number, captured: number, { end }: Block): ReadError | null {
  return captured <= end - start ? null : readError('packet-exceeds-block', field, { captured, room: end - start })
}

const unknownInterface = (at: number, index: number, { interfaces }: Section) =>
  readError('unknown-interface', at, { interface: index, interfaces: interfaces.length })
