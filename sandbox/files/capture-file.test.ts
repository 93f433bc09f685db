import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeCapture } from '../../tcp/capture/write.ts'
import { measured } from '../../tcp/fixture.ts'
import fourWaves from '../../tcp/golden/client-closes-first.json'
import type { Scenario } from '../../tcp/scenario.ts'
import { simulate } from '../../tcp/simulate.ts'
import { drawnSegments, openCapture } from './capture-file.ts'
import { captureLimits } from './capture-limits.ts'

const trace = simulate(fourWaves as Scenario)
const capture = writeCapture(trace)

test('a capture of a run shows its connection, its end and its states', () => {
  const { summary, detail } = openCapture(capture)
  expect(summary).toMatchObject({ error: null, skipped: [], packets: trace.segments.length })
  expect(summary.connections).toMatchObject([
    { client: '192.0.2.1:32768', server: '192.0.2.2:80', verdict: { code: 'closed-by-four', host: 'client' } },
  ])
  const shown = detail(0)!
  expect(shown.segments.map(({ flags }) => flags)).toEqual(trace.segments.map(({ flags }) => flags))
  expect(shown.states.client.map(({ state }) => state)).toContain('TIME_WAIT')
  expect(detail(1)).toBeNull()
})

test('of a long connection the last segments are drawn, and its states are known from the first', () => {
  const bytes = 3_000_000
  const long = simulate({
    ...(fourWaves as Scenario),
    script: [
      { at: 0, host: 'server', do: 'listen' },
      { at: 1, host: 'client', do: 'connect' },
      { at: 60, host: 'server', do: 'accept' },
      { at: 100, host: 'client', do: 'send', bytes },
      { at: 100, host: 'server', do: 'receive', all: true },
      { at: 30_000, host: 'client', do: 'close' },
      { at: 31_000, host: 'server', do: 'close' },
    ],
  })
  const shown = openCapture(writeCapture(long)).detail(0)!
  expect(shown.segmentCount).toBe(long.segments.length)
  expect(shown.segmentCount).toBeGreaterThan(3 * drawnSegments)
  expect(shown.segments).toHaveLength(drawnSegments)
  expect(shown.segments.at(-1)?.id).toBe(long.segments.length - 1)
  expect(shown.trace.events.filter(({ kind }) => kind === 'send')).toHaveLength(drawnSegments)
  expect(shown.states.client.map(({ state }) => state)).toContain('SYN_SENT')
})

test('what is cut short is shown up to the octet at which it ends', () => {
  const { summary } = openCapture(capture.subarray(0, capture.length - 10))
  expect(summary.error).toMatchObject({ code: 'cut-short' })
  expect(summary.error!.offset).toBeLessThan(capture.length)
  expect(summary.connections).toHaveLength(1)
})

test('a file beyond the limit is refused with the limit', () => {
  const { summary } = openCapture(capture, { ...captureLimits, maxBytes: 100 })
  expect(summary.error).toMatchObject({ code: 'file-too-large', params: { limit: 100, bytes: capture.length } })
})

const numRuns = Number(process.env.FUZZ_RUNS ?? 1000)

describe(`any file (${numRuns} tries)`, () => {
  const mutation = fc.record({
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    value: fc.nat(255),
    act: fc.constantFrom('set' as const, 'cut' as const, 'remove' as const, 'repeat' as const),
    length: fc.integer({ min: 1, max: 60 }),
  })

  test('is answered within a second, every connection of it can be looked at, and all of it can be posted (R17)', {
    timeout: 60_000 + numRuns * 20,
  }, () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 8 }), (mutations) => {
        const bytes = mutations.reduce<Uint8Array>(mutated, capture)
        const { result, ms } = measured(process.cpuUsage, () => {
          const { summary, detail } = openCapture(bytes)
          return { summary, details: summary.connections.map((_, index) => detail(index)) }
        })
        const { summary, details } = result
        expect(ms).toBeLessThan(1000)
        expect(details).not.toContain(null)
        expect(structuredClone(details)).toEqual(details)
        if (summary.error) {
          expect(summary.error.offset).toBeGreaterThanOrEqual(0)
          expect(summary.error.offset).toBeLessThanOrEqual(bytes.length)
        }
      }),
      { numRuns },
    )
  })

  type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never

  function mutated(bytes: Uint8Array, { place, value, act, length }: Mutation): Uint8Array {
    const at = Math.floor(place * bytes.length)
    switch (act) {
      case 'set':
        return bytes.length > 0 ? bytes.with(Math.min(at, bytes.length - 1), value) : bytes
      case 'cut':
        return bytes.slice(0, at)
      case 'remove':
        return Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(at + length)])
      case 'repeat':
        return Uint8Array.from([...bytes.slice(0, at + length), ...bytes.slice(at)])
    }
  }
})
