import { addWords, checksumOf } from './checksum.ts'

/** What one captured packet says, in absolute numbers. */
export interface PacketFields {
  source: PacketEnd
  destination: PacketEnd
  /** IPv4 identification, 0..65535. */
  id: number
  seq: number
  ack: number
  /** The low six bits of the TCP flags octet. */
  flags: number
  window: number
  /** TCP options, padded to a multiple of four octets. */
  options: readonly number[]
  payload: Uint8Array
}

export interface PacketEnd {
  mac: readonly number[]
  ip: readonly number[]
  port: number
}

const ethernetOctets = 14
const ipOctets = 20
const protocolTcp = 6

/** The most octets of data that an IPv4 packet carries, without TCP options and with all that fit a header. */
export const maxPayload = 65_535 - ipOctets - 20
export const maxPayloadWithOptions = maxPayload - 40

/** Ethernet II, IPv4 (don't fragment, TTL 64) and TCP, with both checksums right. */
export function packetBytes(fields: PacketFields): Uint8Array {
  const tcpOctets = 20 + fields.options.length + fields.payload.length
  const bytes = new Uint8Array(ethernetOctets + ipOctets + tcpOctets)
  const view = new DataView(bytes.buffer)
  bytes.set(fields.destination.mac, 0)
  bytes.set(fields.source.mac, 6)
  view.setUint16(12, 0x0800)
  writeIp(bytes, view, fields, tcpOctets)
  writeTcp(bytes, view, fields, tcpOctets)
  return bytes
}

function writeIp(bytes: Uint8Array, view: DataView, fields: PacketFields, tcpOctets: number) {
  const at = ethernetOctets
  view.setUint8(at, 0x45)
  view.setUint16(at + 2, ipOctets + tcpOctets)
  view.setUint16(at + 4, fields.id)
  view.setUint16(at + 6, 0x4000)
  view.setUint8(at + 8, 64)
  view.setUint8(at + 9, protocolTcp)
  bytes.set(fields.source.ip, at + 12)
  bytes.set(fields.destination.ip, at + 16)
  view.setUint16(at + 10, checksumOf(addWords(bytes, at, at + ipOctets)))
}

function writeTcp(bytes: Uint8Array, view: DataView, fields: PacketFields, tcpOctets: number) {
  const at = ethernetOctets + ipOctets
  view.setUint16(at, fields.source.port)
  view.setUint16(at + 2, fields.destination.port)
  view.setUint32(at + 4, fields.seq)
  view.setUint32(at + 8, fields.ack)
  view.setUint8(at + 12, (5 + fields.options.length / 4) << 4)
  view.setUint8(at + 13, fields.flags)
  view.setUint16(at + 14, fields.window)
  bytes.set(fields.options, at + 20)
  bytes.set(fields.payload, at + 20 + fields.options.length)
  // RFC 9293 3.1: the sum also covers a pseudo-header of both addresses, the protocol and the TCP length.
  const pseudoHeader = addWords(bytes, ethernetOctets + 12, at, protocolTcp + tcpOctets)
  view.setUint16(at + 16, checksumOf(addWords(bytes, at, at + tcpOctets, pseudoHeader)))
}
