import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ladder } from './fixtures/ladder.ts'
import { bitsToFlags } from './flags.ts'
import { type Frame, readFrames } from './frames.ts'
import { defaultLimits } from './read-error.ts'
import { writeCapture } from './write.ts'

const installed = spawnSync('tshark', ['--version']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'four-waves-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const trace = ladder(`
   0 > SYN 0 - 0
  20 < SYN,ACK 0 1 0
  40 > ACK 1 1 0
 100 > PSH,ACK 1 1 1460
 101 > PSH,ACK 1461 1 33 lost
 120 < ACK 1 1461 0
 350 > PSH,ACK 1461 1 33 again
 370 < ACK 1 1494 0
 400 > FIN,ACK 1494 1 0
 420 < FIN,PSH,ACK 1 1495 5
 440 > ACK 1495 7 0
 900 < RST 7 - 0`)

/** One line for each packet, of what another reader sees in the file. */
function seenByTshark(bytes: Uint8Array): string[] {
  const file = join(folder, 'trace.pcapng')
  writeFileSync(file, bytes)
  const fields = [
    'tcp.flags',
    'tcp.seq',
    'tcp.ack',
    'tcp.len',
    'ip.checksum.status',
    'tcp.checksum.status',
    '_ws.malformed',
  ]
  const options = ['ip.check_checksum:TRUE', 'tcp.check_checksum:TRUE'].flatMap((option) => ['-o', option])
  const { stdout, status } = spawnSync(
    'tshark',
    ['-r', file, '-T', 'fields', '-E', 'separator=;', ...options, ...fields.flatMap((field) => ['-e', field])],
    { encoding: 'utf8' },
  )
  expect(status).toBe(0)
  return stdout.trim().split('\n').map(toLine)
}

function toLine(text: string): string {
  const [flags, seq, ack, len, ipStatus, tcpStatus, malformed] = text.split(';')
  const names = bitsToFlags(Number(flags))
  const right = ipStatus === '1' && tcpStatus === '1' && malformed === ''
  return `${names} ${seq} ${names.includes('ACK') ? ack : '-'} ${len} ${right ? 'right' : 'wrong'}`
}

/** The same from the octets alone: RFC 1071, the sum of what a checksum covers, itself included, is 0xffff. */
function seenByHand(bytes: Uint8Array): string[] {
  const lines: string[] = []
  readFrames(bytes, defaultLimits, ({ offset, captured }: Frame) => {
    const octets = [...bytes.subarray(offset, offset + captured)]
    const view = new DataView(bytes.buffer, offset)
    const segment = octets.slice(34)
    const headerOctets = (view.getUint8(46) >> 4) * 4
    const client = view.getUint16(34) === 50_000
    const [own, peer] = client ? [1_000_000_000, 3_000_000_000] : [3_000_000_000, 1_000_000_000]
    const names = bitsToFlags(view.getUint8(47))
    const ipRight = wordSum(octets.slice(14, 34)) === 0xffff && view.getUint16(16) === captured - 14
    const tcpRight = wordSum([...octets.slice(26, 34), 0, 6, ...lengthOctets(segment.length), ...segment]) === 0xffff
    const ack = names.includes('ACK') ? view.getUint32(42) - peer : '-'
    const right = ipRight && tcpRight ? 'right' : 'wrong'
    lines.push(`${names} ${view.getUint32(38) - own} ${ack} ${segment.length - headerOctets} ${right}`)
    return null
  })
  return lines
}

const lengthOctets = (length: number) => [length >> 8, length & 255]

function wordSum(octets: number[]): number {
  const padded = octets.length % 2 === 0 ? octets : [...octets, 0]
  let sum = 0
  for (let at = 0; at < padded.length; at += 2) sum += padded[at]! * 256 + padded[at + 1]!
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16)
  return sum
}

const expected = trace.segments.map(({ flags, seq, ack, len }) => `${flags} ${seq} ${ack ?? '-'} ${len} right`)
const reader = installed ? 'tshark' : 'its own check of the octets, as tshark is not installed here,'

describe('a written capture', () => {
  it(`shows in ${reader} the segments of the trace, no bad checksum and nothing malformed`, () => {
    const bytes = writeCapture(trace)
    expect(installed ? seenByTshark(bytes) : seenByHand(bytes)).toEqual(expected)
  })

  it('has right lengths and checksums by its octets', () => {
    expect(seenByHand(writeCapture(trace))).toEqual(expected)
  })

  it('would be found out with a wrong octet', () => {
    const bytes = writeCapture(trace)
    bytes[bytes.length - 20]! ^= 1
    const seen = installed ? seenByTshark(bytes) : seenByHand(bytes)
    expect(seen.filter((line) => line.endsWith('wrong'))).toHaveLength(1)
  })
})
