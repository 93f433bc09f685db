/** Blocks of a pcapng file (draft-ietf-opsawg-pcapng), little-endian. */

const sectionHeader = 0x0a0d0d0a
const interfaceDescription = 1
const enhancedPacket = 6

export function sectionBlock(application: string): Uint8Array {
  const body = new Uint8Array(16)
  const view = new DataView(body.buffer)
  view.setUint32(0, 0x1a2b3c4d, true)
  view.setUint16(4, 1, true)
  view.setUint16(6, 0, true)
  // A section length of -1: not stated.
  view.setBigInt64(8, -1n, true)
  return block(sectionHeader, body, [textOption(4, application)])
}

/** An Ethernet interface whose timestamps count microseconds, the format's default. */
export function interfaceBlock(name: string): Uint8Array {
  const body = new Uint8Array(8)
  new DataView(body.buffer).setUint16(0, 1, true)
  return block(interfaceDescription, body, [textOption(2, name)])
}

export function packetBlock(timeMs: number, packet: Uint8Array, comment?: string): Uint8Array {
  const body = new Uint8Array(20 + padded(packet.length))
  const view = new DataView(body.buffer)
  const microseconds = Math.round(timeMs * 1000)
  view.setUint32(4, Math.floor(microseconds / 2 ** 32), true)
  view.setUint32(8, microseconds % 2 ** 32, true)
  view.setUint32(12, packet.length, true)
  view.setUint32(16, packet.length, true)
  body.set(packet, 20)
  return block(enhancedPacket, body, comment === undefined ? [] : [textOption(1, comment)])
}

function block(type: number, body: Uint8Array, options: Uint8Array[]): Uint8Array {
  const endOfOptions = options.length > 0 ? [new Uint8Array(4)] : []
  const content = concatenate([body, ...options, ...endOfOptions])
  const length = content.length + 12
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, type, true)
  view.setUint32(4, length, true)
  bytes.set(content, 8)
  view.setUint32(length - 4, length, true)
  return bytes
}

function textOption(code: number, text: string): Uint8Array {
  const encoded = new TextEncoder().encode(text)
  const bytes = new Uint8Array(4 + padded(encoded.length))
  const view = new DataView(bytes.buffer)
  view.setUint16(0, code, true)
  view.setUint16(2, encoded.length, true)
  bytes.set(encoded, 4)
  return bytes
}

const padded = (length: number) => Math.ceil(length / 4) * 4

export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((total, part) => total + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
