import type { Arrow, Ladder, Point } from './geometry.ts'
import type { Picture } from './ladder-picture.tsx'
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

/** So far from an arrow, px, a press still means it. */
const reach = 10

/** The arrow that a press at a point means, among those that have left. */
export function arrowNear(ladder: Picture, at: Point, position: number): Arrow | undefined {
  const near = ladder.near.arrows({ top: at.y - reach, bottom: at.y + reach })
  const left = Array.from(near).filter(({ step }) => step < position)
  const distances = left.map((arrow) => ({ arrow, far: distance(at, arrow) }))
  return distances.filter(({ far }) => far <= reach).sort((a, b) => a.far - b.far)[0]?.arrow
}

function distance(at: Point, { from, to }: Pick<Arrow, 'from' | 'to'>): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const part = ((at.x - from.x) * dx + (at.y - from.y) * dy) / (dx * dx + dy * dy || 1)
  const nearest = pointOn({ from, to }, Math.max(0, Math.min(1, part)))
  return Math.hypot(at.x - nearest.x, at.y - nearest.y)
}
