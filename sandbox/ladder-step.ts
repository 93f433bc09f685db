import type { Host, Scenario } from '../tcp/scenario.ts'
import type { State, Trace, TraceSegment } from '../tcp/trace.ts'
import type { Brackets } from './brackets.ts'
import { callText } from './call.ts'
import { type Frame, inward } from './frame.ts'
import type { Arrow, Label, Ladder } from './geometry.ts'
import { type Marks, segmentLabel, stateLabel } from './label.ts'
import { lookOf } from './looks.ts'
import type { Step } from './steps.ts'

/** Height between the rows of two moments: the room in which arrows slant. */
export const rowGap = 24
/** To scale, a text that finds no room within so many px is left to the transcript. */
const furthest = 60

export interface Draft {
  scenario: Scenario
  trace: Trace
  marks: Marks
  /** To scale a text gives way to the one above it; otherwise rows are made as high as their texts. */
  scale: boolean
  /** Segments that others overtake. */
  late: Set<number>
  sent: Map<number, Arrow>
  /** Arrows by sender and number, for the copies that the network makes. */
  originals: Map<string, Arrow>
  brackets: Brackets
  ladder: Ladder
  /** Where the text of each host's latest state, and its latest text on the wire, ends. */
  stateEnds: Record<Host, number>
  textEnds: Record<Host, number>
}

export interface Moment {
  at: number
  first: number
  steps: Step[]
}

/** From top to bottom: what arrives, the call, the states it leads to, and below them what is sent. */
export function drawStep(draft: Draft, step: Step, index: number, top: number, columns: number): number {
  const { frame } = draft.ladder
  const { host, cause } = step
  let y = top
  if (cause.kind === 'arrive') {
    const arrow = draft.sent.get(cause.segment)
    if (arrow) {
      if (!draft.scale) y = Math.max(y, arrow.from.y + rowGap)
      arrow.to = { x: frame.edge[host], y }
      arrow.ends = index
    } else y = drawStray(draft, cause.segment, host, index, y, columns)
  }
  const begins = y
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
  for (const id of step.sent) y = drawArrow(draft, draft.trace.segments[id]!, index, y, columns)
  for (const event of [cause, ...step.effects]) {
    const lost = event.kind === 'lost' ? draft.sent.get(event.segment) : undefined
    if (lost) lost.ends = index
    draft.brackets.take(event, index, begins, y)
  }
  return Math.max(y, end)
}

function drawArrow(draft: Draft, segment: TraceSegment, step: number, top: number, columns: number): number {
  const { frame, arrows } = draft.ladder
  const host = segment.from
  const away = inward(host)
  const late = draft.late.has(segment.id)
  const lines = segmentLabel(segment, draft.marks, columns, late)
  const height = lines.length * frame.line + 6
  const label = write(draft, host, draft.scale ? top - height + frame.line : top + frame.line, lines)
  const y = draft.scale ? top : top + height
  const reach = segment.lost ? 0.6 : 0.85
  const from = { x: frame.edge[host], y }
  const to = { x: from.x + away * frame.wire * reach, y: y + rowGap * reach }
  const unseen = late ? draft.marks.late : null
  const arrow: Arrow = { segment, look: lookOf(segment, late), unseen, from, to, label, step, ends: null }
  draft.sent.set(segment.id, arrow)
  draft.originals.set(`${host}${segment.nth}`, arrow)
  arrows.push(arrow)
  return y
}

/** What arrives without having been sent: a copy comes the way of its original, a forgery from the middle of the wire. */
function drawStray(draft: Draft, id: number, host: Host, step: number, top: number, columns: number): number {
  const { frame, arrows } = draft.ladder
  const segment = draft.trace.segments[id]!
  const original = segment.nth === null ? undefined : draft.originals.get(`${segment.from}${segment.nth}`)
  const y = draft.scale ? top : top + rowGap / 2
  const away = inward(host)
  const to = { x: frame.edge[host], y }
  const from = original?.from ?? { x: to.x + (away * frame.wire) / 2, y: y - rowGap / 2 }
  const lines = segmentLabel(segment, draft.marks, columns)
  const label = write(draft, host, y + frame.line, lines)
  arrows.push({ segment, look: lookOf(segment, false), unseen: null, from, to, label, step, ends: step })
  return draft.scale ? y : y + lines.length * frame.line + 4
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
    : write(draft, host, y + frame.line - 2, [text])
  calls.push({ host, step, label })
  return draft.scale ? y : y + frame.line
}

/** A text on the wire beside a host's band, with the baseline of its first line at `y`. */
function write(draft: Draft, host: Host, y: number, lines: string[]): Label {
  const { frame } = draft.ladder
  const away = inward(host)
  const place = { x: frame.edge[host] + away * 7, anchor: away > 0 ? 'start' : 'end' } as const
  if (!draft.scale) return { ...place, y, lines }
  const free = Math.max(y, draft.textEnds[host] + frame.line)
  if (free - y > furthest) return { ...place, y, lines: [] }
  draft.textEnds[host] = free + (lines.length - 1) * frame.line + 2
  return { ...place, y: free, lines }
}

export function enter(draft: Draft, host: Host, state: State, step: number, y: number) {
  const { frame, bands } = draft.ladder
  const top = Math.max(y, draft.stateEnds[host])
  bands.push({ host, state, step, y: top, lines: stateLabel(state, frame.oneLine), next: null })
  draft.stateEnds[host] = top + stateHeight(frame)
  draft.brackets.wrote(host, top, draft.stateEnds[host] - 4)
}

export const stateHeight = (frame: Frame) => frame.line * (frame.oneLine ? 1 : 2) + 8

/** How many characters each host's texts may take on the wire in a moment. */
export const columnsOf = (draft: Draft, moment: Moment): Record<Host, number> => ({
  client: Math.floor(roomFor(draft, moment, 'client') / draft.ladder.frame.char),
  server: Math.floor(roomFor(draft, moment, 'server') / draft.ladder.frame.char),
})

/** How far a text of one host may reach on the wire without meeting what the other writes there in the same moment. */
function roomFor(draft: Draft, moment: Moment, host: Host): number {
  const { frame } = draft.ladder
  if (draft.scale) return frame.wire / 2 - 14
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
