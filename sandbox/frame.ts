import type { Host } from '../tcp/scenario.ts'

/** The measures of the picture for a width, px: where each host's band of states and the wire between them lie. */
export interface Frame {
  width: number
  /** Calls stand outside the bands; in narrower pictures they stand on the wire. */
  outside: boolean
  /** Times have a column of their own; the narrowest pictures leave them to the transcript. */
  times: boolean
  /** State names on one line; in the narrowest pictures they take two. */
  oneLine: boolean
  /** Room for one character and one line of text. */
  char: number
  line: number
  bandWidth: number
  /** Left edge of each band, and the edge at which the host's arrows start and end. */
  left: Record<Host, number>
  edge: Record<Host, number>
  /** Length of the wire. */
  wire: number
}

export function frameOf(width: number): Frame {
  const outside = width >= 660
  const times = width >= 480
  const oneLine = width >= 420
  const bandWidth = oneLine ? 102 : 66
  const margin = outside ? 94 : 0
  const left = { client: (times ? 54 : 0) + margin, server: width - (times ? 12 : 0) - margin - bandWidth }
  const edge = { client: left.client + bandWidth, server: left.server }
  const text = oneLine ? { char: 7.3, line: 15 } : { char: 6.7, line: 13 }
  return { width, outside, times, oneLine, ...text, bandWidth, left, edge, wire: edge.server - edge.client }
}

/** +1 where the wire lies to the right of the host's band, -1 where it lies to the left. */
export const inward = (host: Host): 1 | -1 => (host === 'client' ? 1 : -1)
