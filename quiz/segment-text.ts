import type { TraceSegment } from '../tcp/trace.ts'

const order = ['SYN', 'FIN', 'RST', 'PSH', 'ACK'] as const

/** The flags that a learner is asked for: PSH is left to the implementation (RFC 9293 3.9.1), so nobody is asked for it. */
export const askedFlags = ['SYN', 'FIN', 'RST', 'ACK'] as const

/** Flags in their one order and without PSH, so that equal sets are equal texts; null for what is no set of flags. */
export function plainFlags(flags: string): string | null {
  const set = flags.split(',').map((flag) => flag.trim())
  const known = set.every((flag) => order.some((one) => one === flag)) && new Set(set).size === set.length
  if (!known) return null
  return order.filter((flag) => flag !== 'PSH' && set.includes(flag)).join(',')
}

/** The segment in one line: `FIN,ACK seq=1 ack=1`, with `len=` when it carries data. */
export function segmentText({ flags, seq, ack, len }: Pick<TraceSegment, 'flags' | 'seq' | 'ack' | 'len'>): string {
  return [flags, `seq=${seq}`, ...(ack === null ? [] : [`ack=${ack}`]), ...(len > 0 ? [`len=${len}`] : [])].join(' ')
}
