import type { Outcome } from './experiment.ts'

/** Runs whose close() came in this span after the FIN, by the number of segments. `to` is not in it. */
export interface Bin {
  from: number
  to: number
  three: number
  four: number
}

const widths = [1, 2, 5, 10, 20, 50, 100]
const most = 14

/** In at most so many bins of one round width, those without a run at the ends left out. */
export function histogramOf(outcomes: readonly Outcome[]): Bin[] {
  const times = outcomes.map(({ closedAfterMs }) => closedAfterMs)
  const [low, high] = [Math.min(...times), Math.max(...times)]
  const width = widths.find((width) => Math.floor(high / width) - Math.floor(low / width) < most) ?? widths.at(-1)!
  const first = Math.floor(low / width)
  const bins = Array.from({ length: outcomes.length === 0 ? 0 : Math.floor(high / width) - first + 1 }, (_, index) => ({
    from: (first + index) * width,
    to: (first + index + 1) * width,
    three: 0,
    four: 0,
  }))
  for (const { closedAfterMs, segments } of outcomes) {
    bins[Math.floor(closedAfterMs / width) - first]![segments === 3 ? 'three' : 'four']++
  }
  return bins
}

export const countOf = (outcomes: readonly Outcome[], segments: 3 | 4): number =>
  outcomes.filter((outcome) => outcome.segments === segments).length
