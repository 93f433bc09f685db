import { describe, expect, it } from 'vitest'
import { maxPayload, maxPayloadWithOptions, type PacketFields, packetBytes } from './packet-bytes.ts'

const fields: PacketFields = {
  source: { mac: [2, 0, 0, 0, 0, 1], ip: [192, 0, 2, 1], port: 50_000 },
  destination: { mac: [2, 0, 0, 0, 0, 2], ip: [192, 0, 2, 2], port: 4000 },
  id: 0xabcd,
  seq: 0xfffffffe,
  ack: 0x01020304,
  flags: 0x19,
  window: 501,
  options: [1, 1, 1, 0],
  payload: Uint8Array.of(1, 2, 3, 4, 5),
}

/** RFC 1071: the sum of all words of what a checksum covers, itself included, is 0xffff. */
function wordSum(octets: readonly number[]): number {
  const padded = octets.length % 2 === 0 ? octets : [...octets, 0]
  let sum = 0
  for (let at = 0; at < padded.length; at += 2) sum += padded[at]! * 256 + padded[at + 1]!
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16)
  return sum
}

describe('a captured packet', () => {
  const bytes = [...packetBytes(fields)]

  it('is Ethernet II from the sender to the receiver, with IPv4 inside', () => {
    expect(bytes.slice(0, 14)).toEqual([2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 0x08, 0x00])
  })

  it('has an IPv4 header with the length of what follows and a right checksum', () => {
    const header = bytes.slice(14, 34)
    expect(header[0]).toBe(0x45)
    expect(header[2]! * 256 + header[3]!).toBe(20 + 24 + 5)
    expect(header.slice(4, 6)).toEqual([0xab, 0xcd])
    expect(wordSum(header)).toBe(0xffff)
  })

  it('has a TCP checksum that also covers both addresses, the protocol and the length', () => {
    const segment = bytes.slice(34)
    expect(wordSum([...bytes.slice(26, 34), 0, 6, 0, segment.length, ...segment])).toBe(0xffff)
  })

  it('has the numbers, flags, window and options where RFC 9293 3.1 puts them', () => {
    expect(bytes.slice(34, 38)).toEqual([50_000 >> 8, 50_000 & 255, 4000 >> 8, 4000 & 255])
    expect(bytes.slice(38, 42)).toEqual([0xff, 0xff, 0xff, 0xfe])
    expect(bytes.slice(42, 46)).toEqual([1, 2, 3, 4])
    expect(bytes.slice(46, 50)).toEqual([0x60, 0x19, 1, 0xf5])
    expect(bytes.slice(54)).toEqual([1, 1, 1, 0, 1, 2, 3, 4, 5])
  })

  it('may be as long as IPv4 allows', () => {
    const options = Array.from({ length: 40 }, () => 1)
    for (const longest of [
      packetBytes({ ...fields, options, payload: new Uint8Array(maxPayloadWithOptions) }),
      packetBytes({ ...fields, options: [], payload: new Uint8Array(maxPayload) }),
    ]) {
      expect(longest).toHaveLength(14 + 65_535)
      expect([longest[16], longest[17]]).toEqual([0xff, 0xff])
    }
  })
})
