import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measured } from '../fixture.ts'
import { hosts } from '../scenario.ts'
import { states } from '../trace.ts'
import { etherIpv4, ethernet, ipv4, ipv6, pcap, pcapng, tcp } from './fixtures/files.ts'
import { fourWaves, ladder } from './fixtures/ladder.ts'
import { concatenate } from './pcapng-bytes.ts'
import { readCapture } from './read.ts'
import { readErrorCodes } from './read-error.ts'
import { readErrorText } from './read-error-text.ts'
import { captureReport } from './report.ts'
import { writeCapture } from './write.ts'

/** How many files are tried; more with FUZZ_RUNS=100000 in the environment. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 2000)
const patience = 60_000 + numRuns * 20

const segments = [
  tcp({ flags: 'SYN', options: [2, 4, 5, 180, 4, 2, 8, 10, 0, 0, 0, 1, 0, 0, 0, 0, 1, 3, 3, 7] }),
  tcp({ flags: 'PSH,ACK', seq: 1001, ack: 9, len: 30 }),
  tcp({ flags: 'FIN,ACK', seq: 1031, ack: 9 }),
  tcp({ flags: 'RST', seq: 1032 }),
]
const overEthernet = segments.map((segment) => etherIpv4(ipv4(segment, { options: [1, 1, 1, 1] })))
const overIpv6 = segments.map((segment) =>
  ethernet(0x86dd, ipv6(segment, { next: 0, extensions: [6, 0, 1, 4, 0, 0, 0, 0] }), [0x81, 0, 0, 5]),
)
const blocks = (little: boolean) => {
  const file = pcapng(little)
  return concatenate([
    file.section(),
    file.interface(1, [...file.option(9, [9]), ...file.option(14, Array(8).fill(0)), ...file.option(0, [])], 60),
    ...overEthernet.map((packet) => file.enhanced(packet, { low: 5 })),
    file.obsolete(overIpv6[0]!),
    file.simple(overIpv6[1]!.slice(0, 60), overIpv6[1]!.length),
  ])
}

const valid = [
  pcap(overEthernet),
  pcap(overIpv6, { little: false, nano: true }),
  pcap(
    segments.map((segment) => ipv4(segment)),
    { linkType: 101, snap: 50 },
  ),
  blocks(true),
  blocks(false),
  writeCapture(ladder(fourWaves)),
]

const extremes = [
  0, 1, 2, 11, 12, 16, 0x7f, 0xffff, 0x10000, 262_144, 262_145, 0x7fffffff, 0x80000000, 0xfffffffc, 0xffffffff,
]

/** One thing done to a file, at a place between its begin and its end. */
const mutation = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  act: fc.oneof(
    fc.record({ do: fc.constant('octet' as const), value: fc.nat(255) }),
    fc.record({ do: fc.constant('word' as const), value: fc.constantFrom(...extremes), little: fc.boolean() }),
    fc.record({ do: fc.constant('cut' as const) }),
    fc.record({ do: fc.constant('remove' as const), octets: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ do: fc.constant('repeat' as const), octets: fc.integer({ min: 1, max: 200 }) }),
  ),
})
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never

function mutate(bytes: Uint8Array, { place, act }: Mutation): Uint8Array {
  const at = Math.floor(place * bytes.length)
  switch (act.do) {
    case 'octet':
      return bytes.with(Math.min(at, bytes.length - 1), act.value)
    case 'word': {
      const copy = bytes.slice()
      if (at + 4 <= copy.length) new DataView(copy.buffer).setUint32(at, act.value, act.little)
      return copy
    }
    case 'cut':
      return bytes.slice(0, at)
    case 'remove':
      return concatenate([bytes.slice(0, at), bytes.slice(at + act.octets)])
    case 'repeat':
      return concatenate([bytes.slice(0, at + act.octets), bytes.slice(at)])
  }
}

/** Reads and judges a file, and checks what must hold of any answer. */
function survives(bytes: Uint8Array) {
  const { result, ms } = measured(process.cpuUsage, () => {
    const capture = readCapture(bytes)
    return { capture, report: captureReport(capture)! }
  })
  const { capture, report } = result
  expect(ms).toBeLessThan(1000)

  const count = capture.connections.reduce((total, connection) => total + connection.segments.length, 0)
  expect(count).toBeLessThanOrEqual(bytes.length / 36)
  for (const host of hosts) for (const { state } of report.states?.[host] ?? []) expect(states).toContain(state)
  expect(JSON.stringify(report)).not.toMatch(/NaN|undefined|Infinity/)
  if (capture.ok) return
  expect(readErrorCodes).toContain(capture.code)
  expect(Number.isInteger(capture.offset)).toBe(true)
  expect(capture.offset).toBeGreaterThanOrEqual(0)
  expect(capture.offset).toBeLessThanOrEqual(bytes.length)
  expect(readErrorText(capture)).not.toMatch(/undefined|\n/)
}

describe(`any file (${numRuns} tries)`, () => {
  it('of random octets ends in an answer, never in an exception or a hang', { timeout: patience }, () => {
    const magic = fc.constantFrom([], [0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0], [...blocks(true).slice(0, 48)])
    fc.assert(
      fc.property(magic, fc.uint8Array({ maxLength: 400 }), (start, rest) => {
        survives(Uint8Array.from([...start, ...rest]))
      }),
      { numRuns },
    )
  })

  it('made from a good one by a few changes does too', { timeout: patience }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...valid), fc.array(mutation, { minLength: 1, maxLength: 6 }), (bytes, mutations) => {
        survives(mutations.reduce((file, each) => (file.length === 0 ? file : mutate(file, each)), bytes))
      }),
      { numRuns },
    )
  })

  it('cut at any octet says where, unless it is cut between two packets', () => {
    for (const bytes of valid) {
      for (let length = 0; length < bytes.length; length++) survives(bytes.slice(0, length))
    }
  })

  it('that is good is read', () => {
    for (const bytes of valid) {
      survives(bytes)
      const capture = readCapture(bytes)
      expect(capture.ok).toBe(true)
      expect(capture.connections.length).toBeGreaterThan(0)
    }
  })
})
