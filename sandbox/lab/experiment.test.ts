import { describe, expect, test } from 'vitest'
import { type Outcome, runOnce, type Settings } from './experiment.ts'

const settings: Settings = { profile: 'linux', talked: true, delayMs: 0, spreadMs: 0, jitterMs: 0 }
const segmentsAfter = (part: Partial<Settings>) => runOnce({ ...settings, ...part }, 1).segments

describe('the experiment', () => {
  test('a Linux server that has received data and closes within 40 ms makes three segments, later four', () => {
    expect([0, 20, 35].map((delayMs) => segmentsAfter({ delayMs }))).toEqual([3, 3, 3])
    expect([45, 60, 300].map((delayMs) => segmentsAfter({ delayMs }))).toEqual([4, 4, 4])
  })

  test('without data before, a few milliseconds decide', () => {
    expect(segmentsAfter({ talked: false, delayMs: 0 })).toBe(3)
    expect(segmentsAfter({ talked: false, delayMs: 15 })).toBe(4)
  })

  test('the same seed gives the same outcome, another one another', () => {
    const noisy = { ...settings, delayMs: 20, spreadMs: 40, jitterMs: 20 }
    expect(runOnce(noisy, 7)).toEqual(runOnce(noisy, 7))
    expect(runOnce(noisy, 7).closedAfterMs).not.toBe(runOnce(noisy, 8).closedAfterMs)
  })

  test('every setting that the page offers ends in three segments or four, at the moment asked for', () => {
    const outcomes: Outcome[] = []
    for (const profile of ['linux', 'rfc9293'] as const)
      for (const talked of [true, false])
        for (const delayMs of [0, 40, 300])
          for (const spreadMs of [0, 100])
            for (const jitterMs of [0, 50])
              for (let seed = 1; seed <= 10; seed++) {
                const outcome = runOnce({ profile, talked, delayMs, spreadMs, jitterMs }, seed)
                expect(outcome.closedAfterMs).toBeGreaterThanOrEqual(delayMs)
                expect(outcome.closedAfterMs).toBeLessThanOrEqual(delayMs + spreadMs)
                expect(outcome.finAfterMs).toBeCloseTo(outcome.closedAfterMs, 6)
                outcomes.push(outcome)
              }
    expect(new Set(outcomes.map(({ segments }) => segments))).toEqual(new Set([3, 4]))
  })
})
