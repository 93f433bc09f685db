import type { State, TraceSegment } from '../tcp/trace.ts'

/** Words of the page's language for what a segment is besides its numbers. */
export interface Marks {
  again: string
  copy: string
  forged: string
  lost: string
  late: string
}

/** The segment in one line: `FIN,ACK seq=1 ack=1`, with `len=` when it carries data. */
export const segmentText = (segment: TraceSegment): string => `${segment.flags} ${numbers(segment).join(' ')}`

/** The segment's label, in as few lines as `width` (in characters) permits; flags alone when nothing else fits. */
export function segmentLabel(segment: TraceSegment, marks: Marks, width: number, late = false): string[] {
  const words = [segment.flags, ...marksOf(segment, marks, late)]
  const marked = words.join(' ')
  const parts = numbers(segment)
  const forms = [[`${marked} ${parts.join(' ')}`], [marked, parts.join(' ')], [marked, ...parts], [...words, ...parts]]
  return forms.find((lines) => lines.every((line) => columns(line) <= width)) ?? [segment.flags]
}

/** A state's name in one line or, for narrow lanes, in two. */
export function stateLabel(state: State, wide: boolean): string[] {
  if (wide) return [state]
  if (state === 'ESTABLISHED') return ['ESTAB-', 'LISHED']
  const cut = state.indexOf('_') + 1
  return cut === 0 ? [state] : [state.slice(0, cut), state.slice(cut)]
}

/** Width in characters of a fixed-width face, in which a Chinese character takes the room of 1.7 Latin ones. */
export function columns(text: string): number {
  let width = 0
  for (const char of text) width += char > '\u2e7f' ? 1.7 : 1
  return width
}

function numbers(segment: TraceSegment): string[] {
  const parts = [`seq=${segment.seq}`]
  if (segment.ack !== null) parts.push(`ack=${segment.ack}`)
  if (segment.len > 0) parts.push(`len=${segment.len}`)
  return parts
}

function marksOf(segment: TraceSegment, marks: Marks, late: boolean): string[] {
  const words: string[] = []
  if (segment.forged) words.push(marks.forged)
  if (segment.duplicate) words.push(marks.copy)
  else if (segment.retransmission) words.push(marks.again)
  if (segment.lost) words.push(marks.lost)
  else if (late) words.push(marks.late)
  return words
}
