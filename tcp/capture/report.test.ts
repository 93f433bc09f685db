import { describe, expect, it } from 'vitest'
import { etherIpv4, ethernet, ipv4, ipv6, pcap, tcp } from './fixtures/files.ts'
import { fourWaves, ladder } from './fixtures/ladder.ts'
import { readCapture } from './read.ts'
import { captureReport } from './report.ts'
import { writeCapture } from './write.ts'

describe('what read prints', () => {
  const report = captureReport(readCapture(writeCapture(ladder(fourWaves))))!

  it('is the connection in the notation of simulate', () => {
    expect(report.segments).toHaveLength(7)
    expect(report.segments![3]).toEqual({
      at: 100,
      arrives: 100,
      from: 'client',
      flags: 'FIN,ACK',
      seq: 1,
      ack: 1,
      len: 0,
    })
    expect(report.states!.server).toEqual([
      { at: 0, state: 'SYN_RECEIVED' },
      { at: 40, state: 'ESTABLISHED' },
      { at: 100, state: 'CLOSE_WAIT' },
      { at: 300, state: 'LAST_ACK' },
      { at: 320, state: 'CLOSED' },
    ])
  })

  it('has a verdict as a code and as a sentence, and says what is unknown', () => {
    expect(report.verdict).toMatchObject({
      code: 'closed-by-four',
      host: 'client',
      text: expect.stringContaining('four'),
    })
    expect(report.unknown![0]).toMatchObject({ code: 'close-or-shutdown', text: expect.stringContaining('shutdown()') })
  })

  it('lists the connections of the file with their ends, beginning and verdict', () => {
    expect(report.connections).toEqual([
      {
        connection: 1,
        client: '192.0.2.1:50000',
        server: '192.0.2.2:4000',
        startedAtMs: Date.UTC(2026, 0, 1),
        segmentCount: 7,
        verdict: report.verdict,
        states: report.states,
      },
    ])
    expect(report.packets).toBe(7)
  })

  it('is another connection where its number is asked for', () => {
    const capture = readCapture(pcap([etherIpv4(ipv4(tcp())), ethernet(0x86dd, ipv6(tcp({ flags: 'RST', seq: 9 })))]))
    const second = captureReport(capture, 2)!
    expect(second.connection).toBe(2)
    expect(second.segments!.map(({ flags }) => flags)).toEqual(['RST'])
    expect(second.connections.map(({ client }) => client)).toEqual(['192.0.2.1:50000', '[2001:db8::1]:50000'])
    expect(captureReport(capture, 3)).toBeNull()
    expect(captureReport(capture, 0)).toBeNull()
  })

  it('is an empty list where the file has no TCP', () => {
    expect(captureReport(readCapture(pcap([])))).toMatchObject({ connections: [], packets: 0 })
    expect(captureReport(readCapture(pcap([])), 2)).toBeNull()
  })

  it('marks what was repeated', () => {
    const again = ladder('0 > SYN 0 - 0\n1000 > SYN 0 - 0 again')
    expect(captureReport(readCapture(writeCapture(again)))!.segments![1]).toMatchObject({ retransmission: true })
  })
})
