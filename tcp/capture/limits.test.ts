import { describe, expect, it } from 'vitest'
import { measured } from '../fixture.ts'
import { etherIpv4, ipv4, pcap, pcapng, type TcpFields, tcp, u32 } from './fixtures/files.ts'
import { inferStates } from './infer.ts'
import { concatenate } from './pcapng-bytes.ts'
import { readCapture } from './read.ts'
import { defaultLimits } from './read-error.ts'

/** Reads and infers, within a time that only a cost growing faster than the file would exceed. */
function readQuickly(bytes: Uint8Array) {
  const { result, ms } = measured(process.cpuUsage, () => {
    const capture = readCapture(bytes)
    for (const connection of capture.connections) inferStates(connection)
    return capture
  })
  expect(ms).toBeLessThan(5000)
  return result
}

/** A pcap file of many packets that differ in a few fields, without building each from nothing. */
function manySegments(count: number, fields: (index: number) => TcpFields): Uint8Array {
  const header = pcap([], { linkType: 101 })
  const records = Array.from({ length: count }, (_, index) => {
    const packet = ipv4(tcp(fields(index)), { id: (index % 65_535) + 1, swap: fields(index).sourcePort === 80 })
    const length = u32(packet.length).reverse()
    return Uint8Array.from([...u32(0), ...u32(0), ...length, ...length, ...packet])
  })
  return concatenate([header, ...records])
}

const count = 30_000

const heapUsed = () => process.memoryUsage().heapUsed

describe('a large file', () => {
  it('of more than 32 MiB is refused before it is read', () => {
    const bytes = new Uint8Array(100_000_000)
    bytes.set(pcap([]))
    expect(readQuickly(bytes)).toMatchObject({ ok: false, code: 'file-too-large', offset: defaultLimits.maxBytes })
  })

  it('of empty packets is read in a moment', () => {
    const bytes = new Uint8Array(24 + 16 * 1_000_000)
    bytes.set(pcap([]))
    expect(readQuickly(bytes)).toMatchObject({ ok: true, packets: 1_000_000, connections: [] })
  })

  it('of endless VLAN tags and header extensions is read in a moment', () => {
    const tags = etherIpv4([])
      .slice(0, 12)
      .concat(Array(60_000).fill([0x81, 0, 0, 1]).flat())
    const capture = readQuickly(pcap(Array.from({ length: 20 }, () => tags)))
    expect(capture.skipped.reasons['cut-before-tcp']).toBe(20)
  })

  it.each<[string, (index: number) => TcpFields]>([
    ['data in order', (index) => ({ flags: 'ACK', seq: index * 10, len: 10 })],
    ['data with a hole before each', (index) => ({ flags: 'ACK', seq: index * 20, len: 10 })],
    ['data in reverse', (index) => ({ flags: 'ACK', seq: 10_000_000 - index * 10, len: 10 })],
    ['one SYN repeated', () => ({ flags: 'SYN' })],
    ['SYNs with numbers of their own', (index) => ({ flags: 'SYN', seq: index * 7919 })],
    ['FINs with numbers of their own', (index) => ({ flags: 'FIN,ACK', seq: index * 7919 })],
    ['resets', (index) => ({ flags: 'RST', seq: index })],
    ['numbers that leap', (index) => ({ flags: 'FIN,SYN,ACK', seq: (index * 0x7fffffff) % 2 ** 32, ack: index })],
    ['SYNs and their acceptances', (index) => acceptance(index)],
  ])('of %s costs no more than its length', (_, fields) => {
    const { ok, connections } = readQuickly(manySegments(count, fields))
    const segments = connections.reduce((total, connection) => total + connection.segments.length, 0)
    expect({ ok, segments }).toEqual({ ok: true, segments: count })
  })

  it('leaves behind less than a kilobyte for each segment', () => {
    const bytes = manySegments(count, (index) => ({ flags: 'ACK', seq: index * 10, len: 10 }))
    readCapture(bytes)
    const before = heapUsed()
    const capture = readCapture(bytes)
    expect(heapUsed() - before).toBeLessThan(count * 1024)
    expect(capture.ok).toBe(true)
  })

  it('of more connections than allowed is left at the first that is too many', () => {
    const capture = readQuickly(
      manySegments(count, (index) => ({ sourcePort: 1 + (index % 60_000), destinationPort: 60_001 + (index % 5000) })),
    )
    expect(capture).toMatchObject({ ok: false, code: 'too-many-connections', params: { limit: 10_000 } })
    expect(capture.connections.length).toBeLessThanOrEqual(10_001)
  })

  it('of interfaces alone is left at the limit', () => {
    const file = pcapng()
    const described = file.interface(1)
    const bytes = concatenate([file.section(), ...Array.from({ length: 5000 }, () => described)])
    expect(readQuickly(bytes)).toMatchObject({ ok: false, code: 'too-many-interfaces' })
  })
})

function acceptance(index: number): TcpFields {
  const seq = Math.floor(index / 2) * 7919
  return index % 2 === 0
    ? { flags: 'SYN', seq }
    : { flags: 'SYN,ACK', seq: seq + 5, ack: seq + 1, sourcePort: 80, destinationPort: 50_000 }
}
