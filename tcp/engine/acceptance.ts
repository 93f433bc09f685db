import type { Connection } from './connection.ts'
import { endOf, lengthOf, type Segment } from './segment.ts'
import { add, after, before, diff } from './seq.ts'

/** RFC 9293 3.10.7.4 step 1, the four cases of its table. */
export function acceptable(c: Connection, s: Segment): boolean {
  const window = Math.max(0, diff(c.rcvEdge, c.rcvNxt))
  const length = lengthOf(s)
  if (window === 0) return length === 0 && s.seq === c.rcvNxt
  const inside = (n: number) => !before(n, c.rcvNxt) && before(n, c.rcvEdge)
  return inside(s.seq) || (length > 0 && inside(add(endOf(s), -1)))
}

/** Any part of the segment in the window, however long the segment: `tcp_in_window` of Linux. */
export function touches(c: Connection, s: Segment, edge: number): boolean {
  if (s.seq === c.rcvNxt) return true
  if (after(endOf(s), c.rcvNxt) && before(s.seq, edge)) return true
  return s.seq === edge && lengthOf(s) === 0
}
