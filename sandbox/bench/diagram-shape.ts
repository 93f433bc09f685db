import type { Edge } from '../../tcp/diagram.ts'
import { edges } from '../../tcp/diagram.ts'
import { endsOf, type Node, size } from './diagram.ts'

/** A transition as a line: where it starts and ends at the borders of its boxes, and the point that it bends towards. */
export interface Line {
  path: string
  middle: { x: number; y: number }
}

/** Distance of a line from the one that goes the opposite way, and of a line outside the figure from the straight, px. */
const aside = 7
const bend = 46

export function lineOf(edge: Edge): Line {
  const [from, to] = endsOf(edge)
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy)
  const [nx, ny] = [-dy / length, dx / length]
  const both = edges.some((other) => other.from === edge.to && other.to === edge.from && other.kind !== 'note')
  const shift = both ? aside : 0
  const outside = edge.kind === 'figure' || edge.kind === 'sockets' ? 0 : bend
  const middle = {
    x: Math.min(size.width - 12, Math.max(12, (from.x + to.x) / 2 + nx * (shift + outside))),
    y: (from.y + to.y) / 2 + ny * (shift + outside),
  }
  const start = border(from, middle, nx * shift, ny * shift)
  const end = border(to, middle, nx * shift, ny * shift)
  const path =
    outside === 0
      ? `M${start.x} ${start.y}L${end.x} ${end.y}`
      : `M${start.x} ${start.y}Q${middle.x} ${middle.y} ${end.x} ${end.y}`
  return { path, middle: outside === 0 ? half(start, end) : half(middle, half(start, end)) }
}

/** Where the way from the box to a point leaves the box. */
function border({ x, y }: Node, towards: { x: number; y: number }, shiftX: number, shiftY: number) {
  const [dx, dy] = [towards.x - x - shiftX, towards.y - y - shiftY]
  const { width, height } = size.node
  const reach = Math.min(width / 2 / Math.max(Math.abs(dx), 0.01), height / 2 / Math.max(Math.abs(dy), 0.01))
  return { x: round(x + shiftX + dx * reach), y: round(y + shiftY + dy * reach) }
}

const half = (a: { x: number; y: number }, b: { x: number; y: number }) => ({
  x: round((a.x + b.x) / 2),
  y: round((a.y + b.y) / 2),
})

const round = (value: number) => Math.round(value * 10) / 10
