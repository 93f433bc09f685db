import { describe, expect, it } from 'vitest'
import { ipv4, pcap, type TcpFields, tcp, u32 } from './fixtures/files.ts'
import type { Frame } from './frames.ts'
import { readCapture } from './read.ts'
import { type TcpHeader, tcpHeader } from './tcp-header.ts'

function parse(octets: number[], length = octets.length, original = octets.length) {
  const view = new DataView(Uint8Array.from(octets).buffer)
  const frame: Frame = { offset: 0, captured: octets.length, original, linkType: 101, timeMs: 0 }
  const transport = { source: '', destination: '', at: 0, length, id: null, fragmented: false }
  return tcpHeader(view, transport, frame)
}

const withOptions = (...options: number[]) => parse(tcp({ options })) as TcpHeader
const timestamps = [8, 10, ...u32(0xdeadbeef), ...u32(1)]

describe('a TCP header', () => {
  it('gives ports, numbers, flags, window and length of data', () => {
    const fields: TcpFields = { flags: 'FIN,PSH,ACK', seq: 0xffffffff, ack: 0x80000000, len: 7 }
    expect(parse(tcp(fields))).toEqual({
      sourcePort: 50_000,
      destinationPort: 80,
      seq: 0xffffffff,
      ack: 0x80000000,
      flagBits: 0x19,
      window: 512,
      len: 7,
      windowScale: null,
      timestamp: null,
      cut: false,
    })
  })

  it('gives window scale and timestamp, wherever they stand', () => {
    expect(withOptions(2, 4, 5, 180, 4, 2, ...timestamps, 1, 3, 3, 7)).toMatchObject({
      windowScale: 7,
      timestamp: 0xdeadbeef,
    })
    expect(withOptions(1, 1, ...timestamps)).toMatchObject({ windowScale: null, timestamp: 0xdeadbeef })
  })

  it('takes a shift above 14 as 14 (RFC 7323 2.3)', () => {
    expect(withOptions(3, 3, 200, 0).windowScale).toBe(14)
  })

  it('reads options up to one that cannot be, and no further', () => {
    expect(withOptions(3, 3, 5, 254, 0, 1, 1, 1, ...timestamps, 0, 0)).toMatchObject({
      windowScale: 5,
      timestamp: null,
    })
    expect(withOptions(254, 1, 3, 3, 5, 0, 0, 0).windowScale).toBeNull()
    expect(withOptions(254, 40, 3, 3, 5, 0, 0, 0).windowScale).toBeNull()
    expect(withOptions(1, 1, 1, 254).windowScale).toBeNull()
  })

  it('stops at the end-of-list option', () => {
    expect(withOptions(0, 3, 3, 5).windowScale).toBeNull()
  })

  it('skips known options of a wrong length', () => {
    expect(withOptions(3, 4, 5, 5, 8, 4, 1, 1)).toMatchObject({ windowScale: null, timestamp: null })
  })

  it('is malformed when its own length is less than a header or more than the packet', () => {
    expect(parse([...tcp().slice(0, 12), 0x40, ...tcp().slice(13)])).toBe('malformed')
    expect(parse([...tcp().slice(0, 12), 0xf0, ...tcp().slice(13)])).toBe('malformed')
    expect(parse(tcp(), 19)).toBe('malformed')
  })

  it('may be cut behind the window, with the options that are left', () => {
    const octets = tcp({ options: [3, 3, 7, 1, ...timestamps, 1, 1], len: 9 })
    expect(parse(octets.slice(0, 25), octets.length, octets.length)).toMatchObject({
      windowScale: 7,
      timestamp: null,
      len: 9,
      cut: true,
    })
    expect(parse(octets.slice(0, 15), octets.length, octets.length)).toBe('cut-before-tcp')
  })

  it('with flags that a trace does not name is shown without them', () => {
    const packet = ipv4(tcp())
    packet[33] = 0xc2
    const [connection] = readCapture(pcap([packet], { linkType: 101 })).connections
    expect(connection!.segments[0]!.flags).toBe('SYN')
  })
})
