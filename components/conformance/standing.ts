import type { Comparison } from '@/tcp/conformance'
import { hosts } from '@/tcp/scenario'

/**
 * `reproduced`: every segment and every state, from the scenario as it was written down. `amended`: likewise, once the
 * scenario says what the documented difference adds. `states-only`: the segments cannot agree, for the documented reason.
 */
export const standings = ['reproduced', 'amended', 'states-only', 'differs'] as const
export type Standing = (typeof standings)[number]

export function standingOf({ agrees, hosts: compared, difference }: Comparison): Standing {
  if (!agrees) return 'differs'
  if (!hosts.every((host) => compared[host].segments.every((segment) => segment.agrees))) return 'states-only'
  return difference ? 'amended' : 'reproduced'
}

export function countStandings(comparisons: readonly Comparison[]): Record<Standing, number> {
  const counts = { reproduced: 0, amended: 0, 'states-only': 0, differs: 0 }
  for (const comparison of comparisons) counts[standingOf(comparison)] += 1
  return counts
}
