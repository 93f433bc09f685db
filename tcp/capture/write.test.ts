import { describe, expect, it } from 'vitest'
import { fourWaves, ladder, opening } from './fixtures/ladder.ts'
import { type Frame, readFrames } from './frames.ts'
import { defaultLimits } from './read-error.ts'
import { type CaptureOptions, writeCapture } from './write.ts'

/** Each packet of the written file: its time after the epoch, and its octets with the IPv4 header at 14 and the TCP header at 34. */
function packetsOf(trace: Parameters<typeof writeCapture>[0], options: CaptureOptions = {}) {
  const bytes = writeCapture(trace, options)
  const frames: Frame[] = []
  const { error } = readFrames(bytes, defaultLimits, (frame) => {
    frames.push(frame)
    return null
  })
  expect(error).toBeNull()
  return frames.map(({ offset, captured, timeMs }) => {
    const view = new DataView(bytes.buffer, offset, captured)
    const headerOctets = (view.getUint8(46) >> 4) * 4
    return {
      ms: timeMs! - Date.UTC(2026, 0, 1),
      id: view.getUint16(18),
      addresses: [...bytes.subarray(offset + 26, offset + 34)],
      ports: [view.getUint16(34), view.getUint16(36)],
      seq: view.getUint32(38),
      ack: view.getUint32(42),
      window: view.getUint16(48),
      options: [...bytes.subarray(offset + 54, offset + 34 + headerOctets)],
      data: new TextDecoder().decode(bytes.subarray(offset + 34 + headerOctets, offset + captured)),
    }
  })
}

const lossy = ladder(`${opening}
 100 > FIN,ACK 1 1 0 lost
 200 < PSH,ACK 1 1 10 lost
 300 > FIN,ACK 1 1 0 again
 305 < ACK 1 2 0 copy
 306 < RST 5 - 0 forged`)

describe('a capture on the wire', () => {
  it('shows every segment at the time at which it left its sender', () => {
    expect(packetsOf(lossy).map(({ ms }) => ms)).toEqual([0, 20, 40, 100, 200, 300, 305, 306])
  })

  it('is the same octets for the same trace', () => {
    expect(writeCapture(ladder(fourWaves))).toEqual(writeCapture(ladder(fourWaves)))
  })

  it('keeps parts of a millisecond, to the microsecond', () => {
    expect(packetsOf(ladder('0.0625 > SYN 0 - 0'))[0]!.ms).toBeCloseTo(0.0625, 2)
  })

  it('says in comments what a wire cannot show', () => {
    const text = new TextDecoder().decode(writeCapture(lossy))
    expect(text.match(/Lost on the way/g)).toHaveLength(2)
    expect(text.match(/A copy made by the network/g)).toHaveLength(1)
    expect(text.match(/Forged/g)).toHaveLength(1)
    const unfinished = ladder('0 > SYN 0 - 0')
    unfinished.segments[0]!.arrives = null
    expect(new TextDecoder().decode(writeCapture(unfinished))).toContain('Still on its way')
  })

  it('gives a copy made by the network the identification of its original, and any other packet its own', () => {
    const ids = packetsOf(
      ladder(`${opening}
 100 < PSH,ACK 1 1 10
 101 < PSH,ACK 1 1 10 copy
 400 < PSH,ACK 1 1 10 again`),
    ).map(({ id }) => id)
    expect(ids[4]).toBe(ids[3])
    expect(new Set(ids).size).toBe(5)
  })
})

describe('a capture at one host', () => {
  it('has what the client sent even if lost, and what reached it when it did', () => {
    expect(packetsOf(lossy, { at: 'client' }).map(({ ms }) => ms)).toEqual([0, 40, 40, 100, 300, 325, 326])
  })

  it('has at the server what reached it, and neither forgeries nor copies in its own name', () => {
    expect(packetsOf(lossy, { at: 'server' }).map(({ ms }) => ms)).toEqual([20, 20, 60, 200, 320])
  })

  it('puts the cause before its effect when both fall on the same moment', () => {
    const [syn, synAck] = packetsOf(lossy, { at: 'server' })
    expect([syn!.ports[0], synAck!.ports[0]]).toEqual([50_000, 4000])
  })
})

describe('numbers', () => {
  it('are relative to initial sequence numbers that are always the same', () => {
    const [syn, synAck, ack] = packetsOf(ladder(opening))
    expect(syn).toMatchObject({ seq: 1_000_000_000, ack: 0 })
    expect(synAck).toMatchObject({ seq: 3_000_000_000, ack: 1_000_000_001 })
    expect(ack).toMatchObject({ seq: 1_000_000_001, ack: 3_000_000_001 })
  })

  it('wrap at 2^32', () => {
    const isn = { client: 0xffff_fffe, server: 7 }
    const trace = ladder(`${opening}\n 100 > PSH,ACK 1 1 10\n 120 < ACK 1 11 0`)
    expect(packetsOf(trace, { isn }).map(({ seq, ack }) => [seq, ack])).toEqual([
      [0xffff_fffe, 0],
      [7, 0xffff_ffff],
      [0xffff_ffff, 8],
      [0xffff_ffff, 8],
      [8, 9],
    ])
  })

  it('of an RST that refuses a SYN begin at zero itself (RFC 9293 3.10.7.1)', () => {
    const [, reset] = packetsOf(ladder('0 > SYN 0 - 0\n20 < RST,ACK 0 1 0'))
    expect(reset).toMatchObject({ seq: 0, ack: 1_000_000_001 })
  })

  it('are those of the segments themselves where the trace has them', () => {
    const trace = ladder(opening)
    trace.segments[2]!.raw = { sourcePort: 1025, targetPort: 81, seq: 17, ack: 18, ts: [19, 20] }
    const packet = packetsOf(trace)[2]
    expect(packet).toMatchObject({ ports: [1025, 81], seq: 17, ack: 18 })
    expect(packet!.options.slice(4)).toEqual([0, 0, 0, 19, 0, 0, 0, 20])
  })

  it('of a later connection on the same ports lie above all that came before', () => {
    const trace = ladder(
      `${fourWaves}
 9000 > SYN 0 - 0
 9020 < SYN,ACK 0 1 0`,
      { client: 'SYN_SENT@0 ESTABLISHED@40 TIME_WAIT@320 SYN_SENT@9000', server: 'SYN_RECEIVED@20 SYN_RECEIVED@9020' },
    )
    const packets = packetsOf(trace)
    expect(packets[7]!.seq).toBe(1_000_000_000 + 2 + 65_537)
    expect(packets[8]).toMatchObject({ seq: 3_000_000_000 + 2 + 65_537, ack: 1_000_000_000 + 2 + 65_537 + 1 })
  })

  it('of a SYN repeated or crossing stay those of its connection', () => {
    const trace = ladder(
      `
   0 > SYN 0 - 0 lost
   1 < SYN 0 - 0
  21 > SYN,ACK 0 1 0
 900 > SYN,ACK 0 1 0 again`,
      { client: 'SYN_SENT@0 SYN_RECEIVED@21', server: 'SYN_SENT@1' },
    )
    expect(packetsOf(trace).map(({ seq }) => seq)).toEqual([1_000_000_000, 3_000_000_000, 1_000_000_000, 1_000_000_000])
  })
})

describe('options', () => {
  const withData = ladder(`${opening}\n 100 > PSH,ACK 1 1 10\n 120 < RST 1 - 0`)

  it('of a SYN are those of Linux: MSS, SACK permitted, timestamps, window scale', () => {
    const [syn, synAck] = packetsOf(withData)
    expect(syn!.options).toEqual([2, 4, 5, 180, 4, 2, 8, 10, 5, 245, 225, 0, 0, 0, 0, 0, 1, 3, 3, 0])
    // The server's clock 20 ms on, echoing the client's at 0.
    expect(synAck!.options.slice(6, 16)).toEqual([8, 10, 0x29, 0xb9, 0x27, 0x14, 5, 245, 225, 0])
  })

  it('afterwards are timestamps that echo what the other side last sent', () => {
    expect(packetsOf(withData)[3]!.options).toEqual([1, 1, 8, 10, 5, 245, 225, 100, 0x29, 0xb9, 0x27, 0x14])
  })

  it('are not on an RST sent for want of a connection', () => {
    expect(packetsOf(withData)[4]!.options).toEqual([])
  })

  it('leave timestamps out where the hosts do not use them', () => {
    const [syn, , ack] = packetsOf(withData, { timestamps: false })
    expect(syn!.options).toEqual([2, 4, 5, 180, 1, 1, 4, 2, 1, 3, 3, 0])
    expect(ack!.options).toEqual([])
  })

  it('are those of the segments themselves where the trace has them', () => {
    const trace = ladder(`${opening}\n 100 > ACK 1 1 0`)
    const raw = { sourcePort: 1025, targetPort: 81, seq: 17, ack: 18 }
    trace.segments[0]!.raw = { ...raw, sack: [] }
    trace.segments[1]!.raw = { ...raw }
    trace.segments[2]!.raw = { ...raw, ts: [1, 2] }
    const blocks = [1, 2, 3, 4].map((n) => ({ seq: n * 10, end: n * 10 + 5 }))
    trace.segments[3]!.raw = { ...raw, ts: [1, 2], sack: blocks }
    const [syn, synAck, ack, sack] = packetsOf(trace)
    expect(syn!.options).toEqual([2, 4, 5, 180, 1, 1, 4, 2, 1, 3, 3, 0])
    expect(synAck!.options).toEqual([2, 4, 5, 180])
    expect(ack!.options).toEqual([1, 1, 8, 10, 0, 0, 0, 1, 0, 0, 0, 2])
    expect(sack!.options.slice(12, 24)).toEqual([1, 1, 5, 26, 0, 0, 0, 10, 0, 0, 0, 15])
    expect(sack!.options).toHaveLength(40)
  })

  it('scale windows only as far as the largest needs, and never that of a SYN', () => {
    const trace = ladder(`${opening}\n 100 > ACK 1 1 0`)
    trace.segments[2]!.window = 1_000_000
    trace.segments[3]!.window = 1
    const packets = packetsOf(trace)
    expect(packets[0]!.options.slice(-3)).toEqual([3, 3, 4])
    expect(packets.map(({ window }) => window)).toEqual([64_240, 64_240, 62_500, 1])
  })
})

describe('data', () => {
  it('of a retransmission is what was sent the first time', () => {
    const packets = packetsOf(ladder(`${opening}\n 100 > PSH,ACK 1 1 99 lost\n 300 > PSH,ACK 1 1 99 again`))
    expect(packets[3]!.data).toMatch(/^client 1: /)
    expect(packets[4]!.data).toBe(packets[3]!.data)
  })

  it('longer than an IPv4 packet is refused as a mistake of the caller', () => {
    expect(() => writeCapture(ladder('0 > ACK 1 1 65496'))).toThrow(RangeError)
  })

  it('that leaves no room for options goes without', () => {
    expect(packetsOf(ladder('0 > ACK 1 1 65456'))[0]!.options).toEqual([])
    expect(packetsOf(ladder('0 > ACK 1 1 65455'))[0]!.options).toHaveLength(12)
  })
})

describe('either host', () => {
  it('sends from its own address and port to the other', () => {
    const [syn, synAck] = packetsOf(ladder(opening))
    expect(syn).toMatchObject({ addresses: [192, 0, 2, 1, 192, 0, 2, 2], ports: [50_000, 4000] })
    expect(synAck).toMatchObject({ addresses: [192, 0, 2, 2, 192, 0, 2, 1], ports: [4000, 50_000] })
  })
})
