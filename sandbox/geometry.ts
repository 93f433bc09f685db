import type { Host } from '../tcp/scenario.ts'
import type { State, TraceSegment } from '../tcp/trace.ts'
import type { Bracket } from './brackets.ts'
import type { Frame } from './frame.ts'
import type { Look } from './looks.ts'

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
  look: Look
  /** A word of the label that only holds when the segment has arrived. */
  unseen: string | null
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
  /** Where the next state begins, and in which step; null for the last. */
  next: { y: number; step: number } | null
}

/** The whole run as geometry. Whatever belongs to a step behind the learner's position is not drawn. */
export interface Ladder {
  frame: Frame
  height: number
  /** How far down the picture is drawn at each position. */
  reached: number[]
  bands: Band[]
  arrows: Arrow[]
  brackets: Bracket[]
  calls: CallMark[]
  /** Waits too long to be drawn: `y` is the middle of the gap that stands for them. */
  breaks: Rupture[]
  times: TimeMark[]
}

export interface CallMark {
  host: Host
  step: number
  label: Label
}

export interface Rupture {
  step: number
  y: number
  ms: number
}

export interface TimeMark {
  step: number
  y: number
  at: number
}
