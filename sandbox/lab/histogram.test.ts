import { expect, test } from 'vitest'
import type { Outcome } from './experiment.ts'
import { countOf, histogramOf } from './histogram.ts'

const outcome = (closedAfterMs: number, segments: 3 | 4): Outcome => ({
  closedAfterMs,
  segments,
  ackAfterMs: 0,
  finAfterMs: closedAfterMs,
})

test('every run is in one bin, the first and the last of which are not empty', () => {
  const outcomes = Array.from({ length: 200 }, (_, index) => outcome(30 + index * 0.1, index < 120 ? 3 : 4))
  const bins = histogramOf(outcomes)
  expect(bins.length).toBeLessThanOrEqual(14)
  expect(bins.reduce((sum, { three, four }) => sum + three + four, 0)).toBe(200)
  expect(bins.reduce((sum, { four }) => sum + four, 0)).toBe(countOf(outcomes, 4))
  for (const bin of [bins[0]!, bins.at(-1)!]) expect(bin.three + bin.four).toBeGreaterThan(0)
  for (const { from, to } of bins) expect(to - from).toBe(bins[0]!.to - bins[0]!.from)
})

test('runs of one moment make one bin, and no run makes none', () => {
  expect(histogramOf([outcome(40, 4), outcome(40, 3)])).toEqual([{ from: 40, to: 41, three: 1, four: 1 }])
  expect(histogramOf([])).toEqual([])
})
