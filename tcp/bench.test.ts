import { describe, expect, it } from 'vitest'
import { costPerSegment, simulateFourWaves, simulateTransfer } from './bench.ts'

describe('what the benchmark runs', () => {
  it('a whole life: three segments to open, four to close', () => {
    const trace = simulateFourWaves()
    expect(trace.segments).toHaveLength(7)
    expect(trace.states.client.at(-1)?.state).toBe('CLOSED')
  })

  it.each([100, 1000, 10_000])('a trace of about %i segments', (segments) => {
    const trace = simulateTransfer(segments)
    expect(trace.truncated).toBe(false)
    expect(trace.segments.length).toBeGreaterThan(segments * 0.9)
    expect(trace.segments.length).toBeLessThan(segments * 1.1 + 10)
  })

  it('a segment does not cost more because many came before it', () => {
    const cost = (segments: number) => costPerSegment(segments, () => performance.now(), 3)
    cost(2000)
    // What grows with the length would be twenty times dearer; the bench, alone on its machine, holds 1.5.
    expect(cost(20_000) / cost(1000)).toBeLessThan(10)
  })
})
