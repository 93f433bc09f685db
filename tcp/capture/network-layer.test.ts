import { describe, expect, it } from 'vitest'
import { etherIpv4, ethernet, ipv4, ipv6, pcap, tcp, u16 } from './fixtures/files.ts'
import { readCapture } from './read.ts'

/** The endpoints of the one segment in a file of one packet. */
function endsOf(linkType: number, packet: number[]) {
  const result = readCapture(pcap([packet], { linkType }))
  expect(result.skipped.reasons).toMatchObject({ 'not-ip': 0, malformed: 0 })
  const [connection] = result.connections
  return connection && `${connection.client.address} > ${connection.server.address} ${connection.segments[0]!.flags}`
}

const skipped = (linkType: number, packet: number[]) => {
  const { ok, connections, skipped: found } = readCapture(pcap([packet], { linkType }))
  expect({ ok, connections }).toEqual({ ok: true, connections: [] })
  return Object.entries(found.reasons).find(([, count]) => count > 0)?.[0]
}

const overIpv4 = '192.0.2.1 > 192.0.2.2 SYN'
const overIpv6 = '2001:db8::1 > 2001:db8::2 SYN'
const four = ipv4(tcp())
const six = ipv6(tcp())
const vlan = (type: number) => [...u16(type), 0, 42]

describe('the link layer', () => {
  it.each([
    ['Ethernet', 1, etherIpv4(four)],
    ['Ethernet with a VLAN tag (802.1Q)', 1, ethernet(0x0800, four, vlan(0x8100))],
    ['Ethernet with two VLAN tags (QinQ)', 1, ethernet(0x0800, four, [...vlan(0x88a8), ...vlan(0x8100)])],
    ['Linux cooked, version 1', 113, [0, 0, 0, 1, 0, 6, ...Array(8).fill(0), ...u16(0x0800), ...four]],
    ['Linux cooked, version 2', 276, [...u16(0x0800), 0, 0, 0, 0, 0, 1, 0, 1, 0, 6, ...Array(8).fill(0), ...four]],
    ['raw IP', 101, four],
    ['raw IP as BSD numbers it', 12, four],
    ['raw IP as OpenBSD numbers it', 14, four],
    ['raw IPv4', 228, four],
    ['loopback of a little-endian BSD', 0, [2, 0, 0, 0, ...four]],
    ['loopback of a big-endian BSD', 0, [0, 0, 0, 2, ...four]],
    ['loopback of OpenBSD', 108, [0, 0, 0, 2, ...four]],
  ])('%s is understood', (_, linkType, packet) => {
    expect(endsOf(linkType, packet)).toBe(overIpv4)
  })

  it.each([
    ['Ethernet', 1, ethernet(0x86dd, six)],
    ['Linux cooked, version 1', 113, [0, 0, 0, 1, 0, 6, ...Array(8).fill(0), ...u16(0x86dd), ...six]],
    ['raw IP', 101, six],
    ['raw IPv6', 229, six],
    ['loopback', 0, [30, 0, 0, 0, ...six]],
  ])('%s carries IPv6 as well', (_, linkType, packet) => {
    expect(endsOf(linkType, packet)).toBe(overIpv6)
  })

  it('that is not understood is counted and named', () => {
    const { ok, skipped: found } = readCapture(pcap([four, four], { linkType: 147 }))
    expect(ok).toBe(true)
    expect(found.reasons['unknown-link-type']).toBe(2)
    expect(found.linkTypes).toEqual([147])
  })

  it.each([
    ['ARP', 1, ethernet(0x0806, Array(28).fill(0))],
    ['an 802.3 frame', 1, ethernet(60, Array(60).fill(0))],
    ['a loopback packet of another family', 0, [2, 0, 0, 0, ...Array(40).fill(0x99)]],
  ])('that carries %s is counted as not IP', (_, linkType, packet) => {
    expect(skipped(linkType, packet)).toBe('not-ip')
  })

  it.each([
    ['Ethernet', 1, ethernet(0x0800, []).slice(0, 13)],
    ['a VLAN tag', 1, ethernet(0x8100, [0, 42])],
    ['Linux cooked', 113, Array(15).fill(0)],
    ['Linux cooked 2', 276, Array(19).fill(0)],
    ['loopback', 0, [2, 0, 0]],
    ['nothing after Ethernet', 1, ethernet(0x0800, [])],
  ])('cut within %s is counted as cut', (_, linkType, packet) => {
    expect(skipped(linkType, packet)).toBe('cut-before-tcp')
  })

  it('full of VLAN tags comes to an end', () => {
    const tags = Array.from({ length: 1000 }, () => vlan(0x8100)).flat()
    expect(skipped(1, ethernet(0x8100, [], tags))).toBe('cut-before-tcp')
  })
})
