import { hosts, type Scenario } from '../tcp/scenario.ts'
import type { Trace } from '../tcp/trace.ts'
import { Brackets } from './brackets.ts'
import { type Frame, frameOf } from './frame.ts'
import type { Ladder } from './geometry.ts'
import type { Marks } from './label.ts'
import { columnsOf, type Draft, drawStep, enter, type Moment, rowGap, stateHeight } from './ladder-step.ts'
import { overtaken } from './looks.ts'
import type { Step } from './steps.ts'

/** `even`: as far apart as the texts need, long waits torn out. `scale`: as far apart as the clock says. */
export type Spacing = 'even' | 'scale'

const padding = 8
const breakHeight = 30
/** To scale, the shortest flight is so high, px, unless the picture would become higher than a browser draws. */
const flightHeight = 48
const highest = 400_000
/** Between two times that are written, px. */
const timeGap = 14

/** The whole run as geometry; later is always lower. */
export function ladderOf(
  scenario: Scenario,
  trace: Trace,
  steps: readonly Step[],
  width: number,
  marks: Marks,
  spacing: Spacing = 'even',
): Ladder {
  return laddersOf([{ scenario, trace, steps }], width, marks, spacing)[0]!
}

interface Drawable {
  scenario: Scenario
  trace: Trace
  steps: readonly Step[]
}

/** Several runs on one clock: what happens at the same moment is drawn at the same height, and where a run has nothing, it waits. */
export function laddersOf(runs: readonly Drawable[], width: number, marks: Marks, spacing: Spacing = 'even'): Ladder[] {
  const frame = frameOf(width)
  const start = padding + stateHeight(frame)
  const columns = runs.map(({ scenario, trace, steps }): Column => {
    const draft = draftOf(scenario, trace, frame, marks, spacing)
    for (const host of hosts) enter(draft, host, 'CLOSED', -1, padding)
    return { draft, moments: new Map(momentsOf(steps).map((moment) => [moment.at, moment])) }
  })
  const rows = spacing === 'scale' ? rowsToScale : rowsEvenly
  const bottom = rows(columns, start)
  return columns.map(({ draft }) => finished(draft, bottom))
}

/** A run as it is drawn: its moments by time, ms. */
interface Column {
  draft: Draft
  moments: Map<number, Moment>
}

const draftOf = (scenario: Scenario, trace: Trace, frame: Frame, marks: Marks, spacing: Spacing): Draft => ({
  scenario,
  trace,
  marks,
  scale: spacing === 'scale',
  late: overtaken(trace),
  sent: new Map(),
  originals: new Map(),
  brackets: new Brackets(),
  stateEnds: { client: 0, server: 0 },
  textEnds: { client: 0, server: 0 },
  ladder: {
    frame,
    height: 0,
    reached: [padding + stateHeight(frame)],
    bands: [],
    arrows: [],
    brackets: [],
    calls: [],
    breaks: [],
    times: [],
  },
})

function finished({ ladder, stateEnds, brackets }: Draft, bottom: number): Ladder {
  ladder.height = Math.max(bottom, stateEnds.client, stateEnds.server) + rowGap + padding
  ladder.brackets = brackets.all
  for (const host of hosts) {
    const bands = ladder.bands.filter((band) => band.host === host)
    for (const [index, band] of bands.entries()) band.next = bands[index + 1] ?? null
  }
  return ladder
}

const timesOf = (columns: Column[]): number[] =>
  [...new Set(columns.flatMap(({ moments }) => [...moments.keys()]))].sort((a, b) => a - b)

function rowsEvenly(columns: Column[], start: number): number {
  const longWait = 5 * Math.min(...columns.map(({ draft }) => shortestFlight(draft.trace)))
  const times = timesOf(columns)
  let bottom = start
  let before = times[0] ?? 0
  for (const at of times) {
    const waited = at - before
    if (waited >= longWait) {
      for (const { draft, moments } of columns) {
        const next = nextFrom(moments, at)
        if (next) draft.ladder.breaks.push({ step: next.first, y: bottom + breakHeight + 4, ms: waited })
      }
      bottom += breakHeight
    }
    bottom = Math.max(...columns.map((column) => drawAt(column, at, bottom + rowGap)))
    before = at
  }
  return bottom
}

function rowsToScale(columns: Column[], start: number): number {
  const times = timesOf(columns)
  const shortest = Math.min(...columns.map(({ draft }) => shortestFlight(draft.trace)))
  const perMs = Math.min(flightHeight / shortest, highest / Math.max(1, times.at(-1) ?? 0))
  let bottom = start
  for (const at of times)
    bottom = Math.max(bottom, ...columns.map((column) => drawAt(column, at, start + rowGap + at * perMs)))
  return bottom
}

/** Where what happens at this time ends; a run in which nothing happens takes no room. */
function drawAt({ draft, moments }: Column, at: number, top: number): number {
  const moment = moments.get(at)
  return moment ? drawMoment(draft, moment, top) : top - rowGap
}

const nextFrom = (moments: Map<number, Moment>, from: number): Moment | undefined =>
  moments.get(from) ?? [...moments.values()].find(({ at }) => at > from)

function momentsOf(steps: readonly Step[]): Moment[] {
  const moments: Moment[] = []
  for (const [index, step] of steps.entries()) {
    const open = moments.at(-1)
    if (open?.at === step.at) open.steps.push(step)
    else moments.push({ at: step.at, first: index, steps: [step] })
  }
  return moments
}

/** Draws the steps of one instant, each host's below one another unless it is to scale, and returns where they end. */
function drawMoment(draft: Draft, moment: Moment, top: number): number {
  const { frame, times, reached } = draft.ladder
  const lastTime = times.at(-1)?.y ?? Number.NEGATIVE_INFINITY
  if (top - lastTime >= timeGap) times.push({ step: moment.first, y: top, at: moment.at })
  const columns = columnsOf(draft, moment)
  const next = { client: top, server: top }
  let bottom = top
  for (const [offset, step] of moment.steps.entries()) {
    const end = drawStep(draft, step, moment.first + offset, next[step.host], columns[step.host])
    if (!draft.scale) next[step.host] = end + frame.line / 2
    bottom = Math.max(bottom, end)
    reached.push(Math.max(reached.at(-1)!, end))
  }
  return bottom
}

function shortestFlight(trace: Trace): number {
  let shortest = 200
  for (const { at, arrives } of trace.segments)
    if (arrives !== null && arrives - at > 0) shortest = Math.min(shortest, arrives - at)
  return Math.max(1, shortest)
}
