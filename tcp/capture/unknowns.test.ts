import { describe, expect, it } from 'vitest'
import { etherIpv4, ipv4, pcap, tcp } from './fixtures/files.ts'
import { inferred } from './fixtures/inferred.ts'
import { fourWaves, opening } from './fixtures/ladder.ts'
import { inferStates } from './infer.ts'
import { readCapture } from './read.ts'
import type { Unknown } from './unknowns.ts'
import type { CaptureOptions } from './write.ts'

const unknown = (lines: string, options: CaptureOptions = {}): string[] => words(inferred(lines, options).unknown)

const words = (found: Unknown[]) =>
  found.map(({ code, host, state }) => [code, host, state].filter((word) => word !== undefined).join(' '))

const closing = `${opening}\n 100 > FIN,ACK 1 1 0\n 120 < ACK 1 2 0`

describe('what a capture cannot tell', () => {
  it('of a complete close: who called what, whether the last ACK arrived, and when TIME_WAIT ends', () => {
    expect(unknown(fourWaves)).toEqual([
      'close-or-shutdown client',
      'time-wait-end-unseen client',
      'close-or-shutdown server',
      'last-ack-arrival-unseen server',
    ])
  })

  it('of an open connection: how it goes on', () => {
    expect(unknown(opening)).toEqual(['final-state-unseen client ESTABLISHED', 'final-state-unseen server ESTABLISHED'])
  })

  it('is not close or shutdown where the closer acknowledges later data: it still reads', () => {
    expect(unknown(`${closing}\n 200 < PSH,ACK 1 2 50\n 220 > ACK 2 51 0`)).not.toContain('close-or-shutdown client')
  })

  it('is not close or shutdown where the closer answers later data with RST: it reads no more', () => {
    expect(unknown(`${closing}\n 200 < PSH,ACK 1 2 50\n 220 > RST 2 - 0`)).not.toContain('close-or-shutdown client')
  })

  it('is close or shutdown where the data was sent before the FIN was known', () => {
    const crossed = `${opening}\n 100 > FIN,ACK 1 1 0\n 101 < PSH,ACK 1 1 50\n 121 > ACK 2 51 0\n 130 < ACK 51 2 0`
    expect(unknown(crossed)).toContain('close-or-shutdown client')
  })

  it('is whether a SYN or a FIN arrived that nobody acknowledges', () => {
    expect(unknown('0 > SYN 0 - 0')).toContain('syn-arrival-unseen client')
    expect(unknown(`${opening}\n 100 < FIN,ACK 1 1 0`)).toContain('fin-arrival-unseen server')
  })

  it('is the opening, if it was not captured or not wholly', () => {
    expect(unknown(fourWaves.split('\n').slice(3).join('\n')).slice(0, 2)).toEqual([
      'opening-not-seen',
      'roles-guessed',
    ])
    expect(unknown(fourWaves.split('\n').slice(2).join('\n'))[0]).toBe('opening-not-seen')
    expect(unknown('0 > SYN 0 - 0\n40 > ACK 1 1 0')[0]).toBe('opening-not-seen')
  })

  it('is not the opening where there was none to see', () => {
    expect(unknown('0 > SYN 0 - 0\n20 < RST,ACK 0 1 0')).toEqual([])
  })

  it('is what passed between segments that were captured', () => {
    const dataLost = `${opening}\n 100 > PSH,ACK 1 1 50 lost\n 120 > PSH,ACK 51 1 50`
    expect(unknown(dataLost, { at: 'server' })).toContain('segments-missing')
    expect(unknown(`${opening}\n 100 < ACK 1 51 0`)).toContain('segments-missing')
    expect(unknown(`${dataLost}\n 300 > PSH,ACK 1 1 50 again`, { at: 'server' })).not.toContain('segments-missing')
  })

  it('is whether an RST without ACK was an abort or came from a host without a connection', () => {
    expect(unknown(`${opening}\n 100 > PSH,ACK 1 1 5\n 120 < RST 1 - 0`)).toContain('abort-or-no-connection server')
    expect(unknown(`${opening}\n 100 < RST,ACK 1 1 0`)).toEqual([])
  })

  it('is whether an RST took effect whose number is not the expected one', () => {
    expect(unknown(`${opening}\n 100 > RST,ACK 77 1 0`)).toContain('reset-effect-unseen client')
  })

  it('is whether an RST ended TIME_WAIT', () => {
    expect(unknown(`${fourWaves}\n 900 < RST 2 - 0`)).toContain('reset-in-time-wait client')
  })

  it('is when things happened where the file’s clock runs backwards', () => {
    const packets = [tcp(), tcp({ flags: 'ACK', seq: 1001 })].map((segment) => etherIpv4(ipv4(segment)))
    const { connections } = readCapture(
      pcap(packets, {
        times: [
          [5, 0],
          [4, 0],
        ],
      }),
    )
    expect(words(inferStates(connections[0]!).unknown)).toContain('clock-ran-backwards')
  })
})
