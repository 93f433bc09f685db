import type { Arrow, Ladder, Point } from './geometry.ts'
import { rowGap } from './ladder-step.ts'

/** How far down the picture of a position reaches. */
export const nowOf = ({ reached }: Pick<Ladder, 'reached'>, position: number): number => reached[position]! + rowGap / 2

/** How much of its way a segment has gone at a position, 0 to 1. */
export function progressAt(ladder: Pick<Ladder, 'reached'>, { step, ends, from, to }: Arrow, position: number): number {
  if (step >= position) return 0
  if (ends !== null && ends < position) return 1
  return Math.min(0.9, Math.max(0.2, (nowOf(ladder, position) - from.y) / (to.y - from.y)))
}

export const pointOn = ({ from, to }: Pick<Arrow, 'from' | 'to'>, progress: number): Point => ({
  x: from.x + (to.x - from.x) * progress,
  y: from.y + (to.y - from.y) * progress,
})
