import { hosts, type Scenario } from '../tcp/scenario.ts'
import type { Trace } from '../tcp/trace.ts'
import { Brackets } from './brackets.ts'
import { frameOf } from './frame.ts'
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
  const frame = frameOf(width)
  const start = padding + stateHeight(frame)
  const draft: Draft = {
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
      reached: [start],
      bands: [],
      arrows: [],
      brackets: [],
      calls: [],
      breaks: [],
      times: [],
    },
  }
  const { ladder } = draft
  for (const host of hosts) enter(draft, host, 'CLOSED', -1, padding)
  const rows = spacing === 'scale' ? rowsToScale : rowsEvenly
  const bottom = rows(draft, momentsOf(steps), start)
  ladder.height = Math.max(bottom, draft.stateEnds.client, draft.stateEnds.server) + rowGap + padding
  ladder.brackets = draft.brackets.all
  for (const host of hosts) {
    const bands = ladder.bands.filter((band) => band.host === host)
    for (const [index, band] of bands.entries()) band.next = bands[index + 1] ?? null
  }
  return ladder
}

function rowsEvenly(draft: Draft, moments: Moment[], start: number): number {
  const longWait = 5 * shortestFlight(draft.trace)
  let bottom = start
  let before = moments[0]?.at ?? 0
  for (const moment of moments) {
    const waited = moment.at - before
    if (waited >= longWait) {
      draft.ladder.breaks.push({ step: moment.first, y: bottom + breakHeight + 4, ms: waited })
      bottom += breakHeight
    }
    bottom = drawMoment(draft, moment, bottom + rowGap)
    before = moment.at
  }
  return bottom
}

function rowsToScale(draft: Draft, moments: Moment[], start: number): number {
  const last = moments.at(-1)?.at ?? 0
  const perMs = Math.min(flightHeight / shortestFlight(draft.trace), highest / Math.max(1, last))
  let bottom = start
  for (const moment of moments) bottom = Math.max(bottom, drawMoment(draft, moment, start + rowGap + moment.at * perMs))
  return bottom
}

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
