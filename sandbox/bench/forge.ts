import { type ForgedSegment, type Host, peerOf } from '../../tcp/scenario.ts'
import type { Views } from '../steps.ts'

export const flagNames = ['SYN', 'FIN', 'RST', 'PSH', 'ACK'] as const
export type Flag = (typeof flagNames)[number]

/** The form as it stands: numbers as they were typed. */
export interface Draft {
  from: Host
  flags: readonly Flag[]
  seq: string
  ack: string
  len: string
}

export type Field = 'seq' | 'ack' | 'len'

/** The form with the numbers that the other side would take: those of the pretended sender, or what the other expects of it. */
export function likely(from: Host, views: Views, flags: readonly Flag[] = ['RST']): Draft {
  const [own, peer] = [views[from].variables, views[peerOf(from)].variables]
  return {
    from,
    flags,
    seq: String(own?.sndNxt ?? peer?.rcvNxt ?? 0),
    ack: String(own?.rcvNxt ?? peer?.sndNxt ?? 0),
    len: '0',
  }
}

const most = 0xffffffff
const longest = 65_495

/** Fields that hold no such number as they should. */
export function faults(draft: Draft): Field[] {
  const whole = (text: string, least: number, greatest: number) =>
    /^-?\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= greatest
  const wrong: Field[] = []
  if (!whole(draft.seq, -most, most)) wrong.push('seq')
  if (draft.flags.includes('ACK') && !whole(draft.ack, -most, most)) wrong.push('ack')
  if (!whole(draft.len, 0, longest)) wrong.push('len')
  return wrong
}

/** The segment that a form without faults describes. */
export const forged = ({ flags, seq, ack, len }: Draft): ForgedSegment => ({
  flags: flagNames.filter((flag) => flags.includes(flag)).join(),
  seq: Number(seq),
  ack: flags.includes('ACK') ? Number(ack) : null,
  len: Number(len),
})
