import type { RecordedSegment } from '../../tcp/recording.ts'

/** How a connection closed: in how many segments, and when what was sent after the first FIN had arrived. */
export interface CloseCount {
  segments: 3 | 4
  /** The first ACK of the FIN, and the other side's FIN, ms after the first FIN arrived. With three segments they are one. */
  ackAfterMs: number
  finAfterMs: number
}

type Seen = Pick<RecordedSegment, 'at' | 'arrives' | 'from' | 'flags' | 'seq' | 'ack' | 'len'>

/** Reads it off the segments. Null where nobody closed first and was answered: crossing FINs, an abort, a FIN that was lost. */
export function closeOf(segments: readonly Seen[]): CloseCount | null {
  if (segments.some(({ flags }) => flags.includes('RST'))) return null
  const isFin = ({ flags }: Seen) => flags.includes('FIN')
  const fin = segments.find(isFin)
  if (!fin || fin.arrives === null) return null
  const answers = segments.filter(
    ({ from, ack, at }) => from !== fin.from && at >= fin.at && ack !== null && ack > fin.seq + fin.len,
  )
  const [first] = answers
  const second = answers.find(isFin)
  const own = segments.find((segment) => segment.from !== fin.from && isFin(segment))
  if (!first || !second || own !== second) return null
  return { segments: first === second ? 3 : 4, ackAfterMs: first.at - fin.arrives, finAfterMs: second.at - fin.arrives }
}
