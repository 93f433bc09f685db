import { describe, expect, it } from 'vitest'
import { etherIpv4, ipv4, ipv6, type PcapOptions, pcap, tcp, u16 } from './fixtures/files.ts'
import { ipv6Address } from './internet-layer.ts'
import { readCapture } from './read.ts'

function readOne(packet: number[], options: PcapOptions = {}) {
  const { connections, skipped } = readCapture(pcap([packet], { linkType: 101, ...options }))
  const why = Object.entries(skipped.reasons).find(([, count]) => count > 0)?.[0]
  return { segment: connections[0]?.segments[0], why }
}

const data = { flags: 'PSH,ACK', len: 100 }

describe('IPv4', () => {
  it('may have options', () => {
    const packet = ipv4(tcp(data), { options: [0x94, 4, 0, 0, 1, 1, 1, 0] })
    expect(readOne(packet).segment).toMatchObject({ flags: 'PSH,ACK', len: 100 })
  })

  it('tells the length of the data, not the frame with its padding', () => {
    const packet = etherIpv4([...ipv4(tcp({ flags: 'ACK' })), 0, 0, 0, 0, 0, 0])
    expect(readOne(packet, { linkType: 1 }).segment).toMatchObject({ len: 0 })
  })

  it('tells the length of the data when the file holds only the headers', () => {
    expect(readOne(ipv4(tcp(data)), { snap: 40 }).segment).toMatchObject({ len: 100, cut: true })
  })

  it('with length 0, as before segmentation offload, is as long as the packet was', () => {
    expect(readOne(ipv4(tcp({ ...data, len: 5000 }), { total: 0 })).segment).toMatchObject({ len: 5000 })
  })

  it('marks the first fragment and leaves out the later ones', () => {
    expect(readOne(ipv4(tcp(data), { fragment: 0x2000 })).segment).toMatchObject({ fragmented: true })
    expect(readOne(ipv4(tcp(data), { fragment: 0x2005 })).why).toBe('later-fragment')
    expect(readOne(ipv4(tcp(data), { fragment: 0x0005 })).why).toBe('later-fragment')
  })

  it('with something else than TCP is left out', () => {
    expect(readOne(ipv4(tcp(), { protocol: 17 })).why).toBe('not-tcp')
  })

  it('with lengths that cannot be is left out', () => {
    expect(readOne([0x44, ...ipv4(tcp()).slice(1)]).why).toBe('malformed')
    expect(readOne(ipv4(tcp(), { total: 19 })).why).toBe('malformed')
    expect(readOne(ipv4(tcp(), { total: 39 })).why).toBe('malformed')
  })

  it('cut before the TCP window is left out', () => {
    expect(readOne(ipv4(tcp()), { snap: 19 }).why).toBe('cut-before-tcp')
    expect(readOne(ipv4(tcp()), { snap: 35 }).why).toBe('cut-before-tcp')
    expect(readOne(ipv4(tcp()), { snap: 36 }).segment).toMatchObject({ flags: 'SYN', seq: 0, cut: true })
  })
})

describe('IPv6', () => {
  const hopByHop = [60, 0, 1, 4, 0, 0, 0, 0]
  const destination = [43, 1, ...Array(14).fill(0)]
  const routing = [6, 0, 0, 0, 0, 0, 0, 0]

  it('may have extension headers', () => {
    const packet = ipv6(tcp(data), { next: 0, extensions: [...hopByHop, ...destination, ...routing] })
    expect(readOne(packet).segment).toMatchObject({ flags: 'PSH,ACK', len: 100 })
  })

  it('may have an authentication header, which counts its length otherwise', () => {
    const packet = ipv6(tcp(data), { next: 51, extensions: [6, 4, ...Array(22).fill(0)] })
    expect(readOne(packet).segment).toMatchObject({ len: 100 })
  })

  it('marks the first fragment and leaves out the later ones', () => {
    const fragment = (offset: number) => ipv6(tcp(data), { next: 44, extensions: [6, 0, ...u16(offset), 0, 0, 0, 9] })
    expect(readOne(fragment(1)).segment).toMatchObject({ fragmented: true, len: 100 })
    expect(readOne(fragment(0)).segment).not.toHaveProperty('fragmented')
    expect(readOne(fragment(8)).why).toBe('later-fragment')
  })

  it('with something else than TCP is left out', () => {
    expect(readOne(ipv6(tcp(), { next: 17 })).why).toBe('not-tcp')
    expect(readOne(ipv6(tcp(), { next: 0, extensions: [50, ...hopByHop.slice(1)] })).why).toBe('not-tcp')
  })

  it('whose extension headers lead out of the packet is left out', () => {
    expect(readOne(ipv6(tcp(), { next: 0, extensions: [0, 255, 0, 0, 0, 0, 0, 0] })).why).toBe('cut-before-tcp')
    expect(readOne(ipv6([], { next: 0, extensions: [6, 0, 0, 0, 0, 0, 0, 0] })).why).toBe('cut-before-tcp')
  })

  it('whose length is less than its headers is left out', () => {
    const packet = ipv6(tcp(), { next: 0, extensions: [6, 0, 0, 0, 0, 0, 0, 0] })
    packet[4] = 0
    packet[5] = 4
    expect(readOne(packet).why).toBe('malformed')
  })

  it('cut in its header is left out', () => {
    expect(readOne(ipv6(tcp()), { snap: 39 }).why).toBe('cut-before-tcp')
  })
})

describe('an IPv6 address', () => {
  const written = (groups: number[]) =>
    ipv6Address(new DataView(Uint8Array.from(groups.flatMap((group) => u16(group))).buffer), 0)

  it.each([
    [[0x2001, 0xdb8, 0, 0, 0, 0, 0, 1], '2001:db8::1'],
    [[0, 0, 0, 0, 0, 0, 0, 1], '::1'],
    [[0, 0, 0, 0, 0, 0, 0, 0], '::'],
    [[0xfe80, 0, 0, 0, 0, 0, 0, 0], 'fe80::'],
    [[0x2001, 0xdb8, 0, 1, 1, 1, 1, 1], '2001:db8:0:1:1:1:1:1'],
    [[0x2001, 0, 0, 1, 0, 0, 0, 1], '2001:0:0:1::1'],
    [[0x2001, 0xdb8, 0, 0, 1, 0, 0, 1], '2001:db8::1:0:0:1'],
  ])('is written as RFC 5952 has it: %j is %s', (groups, text) => {
    expect(written(groups)).toBe(text)
  })
})
