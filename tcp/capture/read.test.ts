import { describe, expect, it } from 'vitest'
import { etherIpv4, ethernet, ipv4, ipv6, pcap, pcapng, type TcpFields, tcp } from './fixtures/files.ts'
import { fourWaves, ladder, said } from './fixtures/ladder.ts'
import { concatenate } from './pcapng-bytes.ts'
import { readCapture } from './read.ts'
import { writeCapture } from './write.ts'

/** From the client's port 50000 to the server's port 80, or back. */
const there = (fields: TcpFields) => etherIpv4(ipv4(tcp(fields)))
const back = (fields: TcpFields) =>
  etherIpv4(ipv4(tcp({ ...fields, sourcePort: 80, destinationPort: fields.sourcePort ?? 50_000 }), { swap: true }))

const handshake = [
  there({ flags: 'SYN', seq: 1000 }),
  back({ flags: 'SYN,ACK', seq: 7000, ack: 1001 }),
  there({ flags: 'ACK', seq: 1001, ack: 7001 }),
]

describe('a capture', () => {
  it('of one connection gives its segments in relative numbers, with times after the first', () => {
    const result = readCapture(
      pcap(handshake, {
        times: [
          [5, 1000],
          [5, 21_500],
          [5, 41_000],
        ],
      }),
    )
    expect(result).toMatchObject({ ok: true, format: 'pcap', packets: 3 })
    expect(result.connections).toHaveLength(1)
    const [connection] = result.connections
    expect(connection).toMatchObject({
      client: { address: '192.0.2.1', port: 50_000 },
      server: { address: '192.0.2.2', port: 80 },
      startedAtMs: 5001,
      opening: { client: true, server: true },
    })
    expect(said(connection!.segments)).toEqual(['> SYN 0 - 0', '< SYN,ACK 0 1 0', '> ACK 1 1 0'])
    expect(connection!.segments.map(({ at }) => at)).toEqual([0, 20.5, 40])
  })

  it('names for each segment the octet of the file at which its packet begins', () => {
    const { connections } = readCapture(pcap(handshake))
    expect(connections[0]!.segments.map(({ offset }) => offset)).toEqual([40, 40 + 70, 40 + 140])
  })

  it('of several connections lists them in the order of their first segments', () => {
    const other = there({ flags: 'SYN', seq: 5, sourcePort: 50_001 })
    const { connections } = readCapture(pcap([handshake[0]!, other, handshake[1]!, handshake[2]!]))
    expect(connections.map(({ client, segments }) => [client.port, segments.length])).toEqual([
      [50_000, 3],
      [50_001, 1],
    ])
  })

  it('keeps IPv4 and IPv6 between the same ports apart', () => {
    const { connections } = readCapture(pcap([there({}), ethernet(0x86dd, ipv6(tcp()))]))
    expect(connections.map(({ client }) => client.address)).toEqual(['192.0.2.1', '2001:db8::1'])
  })

  it('counts what it leaves out', () => {
    const { connections, skipped, packets } = readCapture(
      pcap([...handshake, etherIpv4(ipv4(tcp(), { protocol: 17 })), ethernet(0x0806, Array(28).fill(0))]),
    )
    expect(connections[0]!.segments).toHaveLength(3)
    expect(packets).toBe(5)
    expect(skipped.reasons).toEqual({
      'unknown-link-type': 0,
      'not-ip': 1,
      'not-tcp': 1,
      'later-fragment': 0,
      'cut-before-tcp': 0,
      malformed: 0,
    })
  })

  it('without TCP is understood and has no connection', () => {
    expect(readCapture(pcap([]))).toMatchObject({ ok: true, connections: [], packets: 0 })
  })

  it('may lie in the middle of a larger buffer', () => {
    const bytes = pcap(handshake)
    const buffer = new Uint8Array(bytes.length + 30)
    buffer.set(bytes, 13)
    const inside = buffer.subarray(13, 13 + bytes.length)
    expect(readCapture(inside)).toEqual(readCapture(bytes))
  })
})

describe('client and server', () => {
  it('are told apart by the SYN, whatever the ports', () => {
    const { connections } = readCapture(pcap([back({ flags: 'SYN', seq: 1 })]))
    expect(connections[0]!.client.port).toBe(80)
  })

  it('are told apart by the SYN,ACK if the SYN is missing', () => {
    const { connections } = readCapture(pcap(handshake.slice(1)))
    expect(connections[0]).toMatchObject({ client: { port: 50_000 }, opening: { client: false, server: true } })
  })

  it('are guessed by the ports if both are missing: the client has the higher one', () => {
    const data = back({ flags: 'ACK', seq: 1, ack: 1, len: 5 })
    const { connections } = readCapture(pcap([data, handshake[2]!]))
    expect(connections[0]).toMatchObject({ client: { port: 50_000 }, opening: { client: false, server: false } })
  })
})

describe('windows', () => {
  const scale = (shift: number) => ({ options: [3, 3, shift, 0] })
  const windowsOf = (first: object, second: object) => {
    const packets = [
      there({ flags: 'SYN', seq: 1000, ...first }),
      back({ flags: 'SYN,ACK', seq: 7000, ack: 1001, ...second }),
      there({ flags: 'ACK', seq: 1001, ack: 7001 }),
      back({ flags: 'ACK', seq: 7001, ack: 1001 }),
    ]
    return readCapture(pcap(packets)).connections[0]!.segments.map(({ window }) => window)
  }

  it('are scaled as each side says in its SYN, and not in the SYNs themselves', () => {
    expect(windowsOf(scale(7), scale(2))).toEqual([512, 512, 512 * 128, 512 * 4])
  })

  it('are not scaled unless both sides say so', () => {
    expect(windowsOf(scale(7), {})).toEqual([512, 512, 512, 512])
  })
})

describe('times', () => {
  it('that run backwards are held, and that is said', () => {
    const { connections } = readCapture(
      pcap(handshake, {
        times: [
          [9, 0],
          [8, 0],
          [9, 1000],
        ],
      }),
    )
    expect(connections[0]!.segments.map(({ at }) => at)).toEqual([0, 0, 1])
    expect(connections[0]!.clockRanBackwards).toBe(true)
  })

  it('that a file has not got stand still', () => {
    const file = pcapng()
    const bytes = concatenate([file.section(), file.interface(1), ...handshake.map((packet) => file.simple(packet))])
    const { connections } = readCapture(bytes)
    expect(connections[0]).toMatchObject({ startedAtMs: null, clockRanBackwards: false })
    expect(connections[0]!.segments.map(({ at }) => at)).toEqual([0, 0, 0])
  })
})

describe('an error', () => {
  it('comes with the connections that were read before it', () => {
    const result = readCapture(pcap(handshake).slice(0, -1))
    expect(result).toMatchObject({ ok: false, code: 'cut-short', offset: 24 + 140, params: { needed: 70, left: 69 } })
    expect(result.connections[0]!.segments).toHaveLength(2)
  })

  it('comes for more segments than allowed, at the first that is too many', () => {
    expect(readCapture(pcap(handshake), { maxSegments: 2 })).toMatchObject({
      ok: false,
      code: 'too-many-segments',
      offset: 40 + 140,
      params: { limit: 2 },
    })
  })

  it('comes for more connections than allowed', () => {
    const many = [1, 2, 3].map((port) => there({ sourcePort: port }))
    expect(readCapture(pcap(many), { maxConnections: 2 })).toMatchObject({
      ok: false,
      code: 'too-many-connections',
      params: { limit: 2 },
    })
  })
})

describe('a written trace', () => {
  it('is read back as the same segments', () => {
    const trace = ladder(fourWaves)
    const { connections } = readCapture(writeCapture(trace))
    expect(said(connections[0]!.segments)).toEqual(said(trace.segments))
    expect(connections[0]!.segments.map(({ at }) => at)).toEqual(trace.segments.map(({ at }) => at))
    expect(connections[0]!.segments.map(({ window }) => window)).toEqual(trace.segments.map(({ window }) => window))
  })

  it('is read back as connections of their own where the ports are used again', () => {
    const trace = ladder(
      `${fourWaves}
 9000 > SYN 0 - 0
 9020 < SYN,ACK 0 1 0
 9040 > ACK 1 1 0`,
      { client: 'SYN_SENT@0 SYN_SENT@9000', server: 'SYN_RECEIVED@20 SYN_RECEIVED@9020' },
    )
    const { connections } = readCapture(writeCapture(trace))
    expect(connections.map(({ segments }) => segments.length)).toEqual([7, 3])
    expect(said(connections.flatMap(({ segments }) => segments))).toEqual(said(trace.segments))
  })
})
