import { ACK, FIN, PSH, RST, SYN } from '../engine/segment.ts'
import { optionText, sameOption } from './options-text.ts'
import type { ScriptSegment } from './script.ts'

/** Whether a segment is what the script expects; window and options count only where they are written. */
export function matches(expected: ScriptSegment, actual: ScriptSegment): boolean {
  return (
    expected.flags === actual.flags &&
    expected.seq % 2 ** 32 === actual.seq &&
    expected.len === actual.len &&
    (!(expected.flags & ACK) || (expected.ack ?? 0) % 2 ** 32 === actual.ack) &&
    (expected.window === null || expected.window === actual.window) &&
    sameOptions(expected, actual)
  )
}

function sameOptions({ options: expected }: ScriptSegment, { options: actual }: ScriptSegment): boolean {
  if (expected === null || actual === null) return true
  return expected.length === actual.length && expected.every((option, index) => sameOption(option, actual[index]!))
}

/** The segment as a script writes it; of an actual one only as much as `like` writes. */
export function segmentText(segment: ScriptSegment, like: ScriptSegment = segment): string {
  const { seq, len, ack, window, options } = segment
  const end = (seq + len) % 2 ** 32
  const words = ['>', flagText(segment.flags), `${seq}:${end}(${len})`]
  if (segment.flags & ACK) words.push(`ack ${ack ?? 0}`)
  if (like.window !== null && window !== null) words.push(`win ${window}`)
  if (like.options !== null && options !== null) words.push(`<${options.map(optionText).join(',')}>`)
  return words.join(' ')
}

function flagText(flags: number): string {
  const letters = [
    [SYN, 'S'],
    [FIN, 'F'],
    [RST, 'R'],
    [PSH, 'P'],
  ] as const
  const named = letters.map(([bit, letter]) => (flags & bit ? letter : '')).join('')
  return named + (flags & ACK ? '.' : '') || '-'
}
