import { type Host, hosts, type Scenario } from '../tcp/scenario.ts'
import type { State, Trace, TraceSegment } from '../tcp/trace.ts'
import { callText } from './call.ts'
import { type Frame, frameOf, inward } from './frame.ts'
import { type Marks, segmentLabel, stateLabel } from './label.ts'
import type { Step } from './steps.ts'

export interface Point {
  x: number
  y: number
}

/** Text that starts (or ends) at `x`; `y` is the baseline of its first line. */
export interface Label extends Point {
  anchor: 'start' | 'end'
  lines: string[]
}

export interface Arrow {
  segment: TraceSegment
  from: Point
  to: Point
  label: Label
  /** The step in which it leaves; the one in which it arrives or is lost, null where the run does not show that. */
  step: number
  ends: number | null
}

/** `step` is -1 for what is there before the first step. */
export interface Band {
  host: Host
  state: State
  step: number
  y: number
  lines: string[]
}

/** The whole run as geometry. Whatever belongs to a step behind the learner's position is not drawn. */
export interface Ladder {
  frame: Frame
  height: number
  /** How far down the picture is drawn at each position. */
  reached: number[]
  bands: Band[]
  arrows: Arrow[]
  calls: { host: Host; step: number; label: Label }[]
  /** Waits too long to be drawn: `y` is the middle of the gap that stands for them. */
  breaks: { step: number; y: number; ms: number }[]
  times: { step: number; y: number; at: number }[]
}

/** `even`: as far apart as the texts need, long waits torn out. `scale`: as far apart as the clock says. */
export type Spacing = 'even' | 'scale'

/** Height between the rows of two moments: the room in which arrows slant. */
export const rowGap = 24
const padding = 8
const breakHeight = 30

/** Rows are as far apart as their texts need, not as the clock says; later is always lower. */
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
    sent: new Map(),
    stateEnds: { client: 0, server: 0 },
    ladder: { frame, height: 0, reached: [start], bands: [], arrows: [], calls: [], breaks: [], times: [] },
  }
  const { ladder } = draft
  for (const host of hosts) enter(draft, host, 'CLOSED', -1, padding)

  const longWait = 5 * shortestFlight(trace)
  let bottom = start
  for (const moment of momentsOf(steps)) {
    const waited = moment.first === 0 ? 0 : moment.at - steps[moment.first - 1]!.at
    if (waited >= longWait) {
      ladder.breaks.push({ step: moment.first, y: bottom + breakHeight + 4, ms: waited })
      bottom += breakHeight
    }
    bottom = drawMoment(draft, moment, bottom + rowGap)
  }
  ladder.height = Math.max(bottom, draft.stateEnds.client, draft.stateEnds.server) + rowGap + padding
  return ladder
}

interface Draft {
  scenario: Scenario
  trace: Trace
  marks: Marks
  ladder: Ladder
  sent: Map<number, Arrow>
  /** Where the text of each host's latest state ends: the next one cannot begin higher. */
  stateEnds: Record<Host, number>
}

interface Moment {
  at: number
  first: number
  steps: Step[]
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

/** Draws the steps of one instant, each host's below one another, and returns where they end. */
function drawMoment(draft: Draft, moment: Moment, top: number): number {
  const { frame, times, reached } = draft.ladder
  times.push({ step: moment.first, y: top, at: moment.at })
  const columns = (host: Host) => Math.floor(roomFor(draft, moment, host) / frame.char)
  const next = { client: top, server: top }
  let bottom = top
  for (const [offset, step] of moment.steps.entries()) {
    const end = drawStep(draft, step, moment.first + offset, next[step.host], columns(step.host))
    next[step.host] = end + frame.line / 2
    bottom = Math.max(bottom, end)
    reached.push(Math.max(reached.at(-1)!, end))
  }
  return bottom
}

/** From top to bottom: what arrives, the call, the states it leads to, and below them what is sent. */
function drawStep(draft: Draft, step: Step, index: number, top: number, columns: number): number {
  const { frame, arrows } = draft.ladder
  const { host, cause } = step
  const away = inward(host)
  let y = top
  if (cause.kind === 'arrive') {
    const arrow = draft.sent.get(cause.segment)
    if (arrow) {
      y = Math.max(y, arrow.from.y + rowGap)
      arrow.to = { x: frame.edge[host], y }
      arrow.ends = index
    } else y = drawStray(draft, cause.segment, host, index, y, columns)
  }
  let end = y
  if (cause.kind === 'call') {
    end = drawCall(draft, cause.call, host, index, y, columns)
    if (!frame.outside) y = end
  }
  for (const event of [cause, ...step.effects]) {
    if (event.kind !== 'state') continue
    enter(draft, host, event.to, index, y)
    end = Math.max(end, draft.stateEnds[host] - rowGap / 2)
  }
  for (const id of step.sent) {
    const segment = draft.trace.segments[id]!
    const lines = segmentLabel(segment, draft.marks, columns)
    const x = frame.edge[host]
    const label: Label = { x: x + away * 7, y: y + frame.line, anchor: away > 0 ? 'start' : 'end', lines }
    y += lines.length * frame.line + 6
    const reach = segment.lost ? 0.6 : 0.85
    const to = { x: x + away * frame.wire * reach, y: y + rowGap * reach }
    const arrow: Arrow = { segment, from: { x, y }, to, label, step: index, ends: null }
    draft.sent.set(id, arrow)
    arrows.push(arrow)
  }
  for (const event of [cause, ...step.effects]) {
    const lost = event.kind === 'lost' ? draft.sent.get(event.segment) : undefined
    if (lost) lost.ends = index
  }
  return Math.max(y, end)
}

/** What arrives without having been sent: a copy comes the way of its original, a forgery from the middle of the wire. */
function drawStray(draft: Draft, id: number, host: Host, step: number, top: number, columns: number): number {
  const { frame, arrows } = draft.ladder
  const segment = draft.trace.segments[id]!
  const original = arrows.find((arrow) => arrow.segment.from === segment.from && arrow.segment.nth === segment.nth)
  const y = top + rowGap / 2
  const away = inward(host)
  const to = { x: frame.edge[host], y }
  const from = original?.from ?? { x: to.x + (away * frame.wire) / 2, y: y - rowGap / 2 }
  const lines = segmentLabel(segment, draft.marks, columns)
  const label: Label = { x: to.x + away * 7, y: y + frame.line, anchor: away > 0 ? 'start' : 'end', lines }
  arrows.push({ segment, from, to, label, step, ends: step })
  return y + lines.length * frame.line + 4
}

function drawCall(draft: Draft, call: number, host: Host, step: number, y: number, columns: number): number {
  const { frame, calls } = draft.ladder
  const away = inward(host)
  const made = draft.scenario.script[call]!
  const full = callText(made)
  const text = frame.outside || full.length < columns ? full : callText(made, true)
  const outer = frame.left[host] + (away > 0 ? -8 : frame.bandWidth + 8)
  const label: Label = frame.outside
    ? { x: outer, y: y + 4, anchor: away > 0 ? 'end' : 'start', lines: [text] }
    : { x: frame.edge[host] + away * 7, y: y + frame.line - 2, anchor: away > 0 ? 'start' : 'end', lines: [text] }
  calls.push({ host, step, label })
  return y + frame.line
}

function enter(draft: Draft, host: Host, state: State, step: number, y: number) {
  const { frame, bands } = draft.ladder
  const top = Math.max(y, draft.stateEnds[host])
  bands.push({ host, state, step, y: top, lines: stateLabel(state, frame.oneLine) })
  draft.stateEnds[host] = top + stateHeight(frame)
}

const stateHeight = (frame: Frame) => frame.line * (frame.oneLine ? 1 : 2) + 8

/** How far a text of one host may reach on the wire without meeting what the other writes there in the same moment. */
function roomFor(draft: Draft, moment: Moment, host: Host): number {
  const { frame } = draft.ladder
  const others = moment.steps.filter((step) => step.host !== host)
  if (others.some((step) => writesLabel(draft, step))) return frame.wire / 2 - 14
  const calls = others.flatMap(({ cause }) => (cause.kind === 'call' ? [draft.scenario.script[cause.call]!] : []))
  const longest = frame.outside ? 0 : Math.max(0, ...calls.map((call) => callText(call).length + 2))
  return Math.max(frame.wire / 2, frame.wire - longest * frame.char) - 14
}

function writesLabel({ trace }: Draft, { cause, sent }: Step): boolean {
  const stray = cause.kind === 'arrive' ? trace.segments[cause.segment] : undefined
  return sent.length > 0 || Boolean(stray?.duplicate || stray?.forged)
}

function shortestFlight(trace: Trace): number {
  const flights = trace.segments.flatMap(({ at, arrives }) => (arrives === null ? [] : [arrives - at]))
  return Math.max(1, Math.min(...flights, 200))
}
