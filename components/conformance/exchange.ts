import type { ComparedHost, ComparedSegment } from '@/tcp/conformance'
import type { RecordedSegment } from '@/tcp/recording'
import { type Host, hosts } from '@/tcp/scenario'
import type { State, TraceSegment } from '@/tcp/trace'

export const fields = ['at', 'flags', 'seq', 'ack', 'len', 'fate'] as const
export type Field = (typeof fields)[number]

export interface ExchangeRow extends ComparedSegment {
  /** Its place on the page, from 1. */
  number: number
  from: Host
  differs: Field[]
}

/** The segments of both hosts in order of time: the kernel's, or the simulator's where the kernel sent none. */
export function exchange(compared: Record<Host, ComparedHost>): ExchangeRow[] {
  return hosts
    .flatMap((from) => compared[from].segments.map((segment) => ({ ...segment, from })))
    .sort((a, b) => timeOf(a) - timeOf(b))
    .map((segment, index) => ({ ...segment, number: index + 1, differs: differingFields(segment) }))
}

const timeOf = ({ recorded, simulated }: ComparedSegment): number => (recorded ?? simulated)?.at ?? 0

/** Which fields make two segments differ; none when there is only one. With equal fields it is the gap before it. */
function differingFields({ recorded, simulated, agrees }: ComparedSegment): Field[] {
  if (agrees || !recorded || !simulated) return []
  const header = fields.filter((field) => field !== 'at' && compared(recorded, field) !== compared(simulated, field))
  return header.length > 0 ? header : ['at']
}

function compared(segment: RecordedSegment | TraceSegment, field: Exclude<Field, 'at'>): string | number | null {
  if (field === 'flags') return withoutPush(segment.flags)
  return field === 'fate' ? fateOf(segment) : segment[field]
}

/** PSH is shown and not compared: Linux sets it as it pleases. */
const withoutPush = (flags: string): string =>
  flags
    .split(',')
    .filter((flag) => flag !== 'PSH')
    .join()

export type Fate = 'delivered' | 'lost' | 'forged' | 'forged-lost'

export function fateOf({ arrives, forged }: RecordedSegment | TraceSegment): Fate {
  if (arrives === null) return forged ? 'forged-lost' : 'lost'
  return forged ? 'forged' : 'delivered'
}

export interface StatePair {
  /** The how-manieth state of its host, from 1. */
  number: number
  recorded: State | undefined
  simulated: State | undefined
  /** `afterwards`: the simulator lived on when nobody recorded any longer. */
  verdict: 'agrees' | 'differs' | 'afterwards'
}

export function statePairs({ recorded, simulated, agree }: ComparedHost['states']): StatePair[] {
  return Array.from({ length: Math.max(recorded.length, simulated.length) }, (_, i) => {
    const [was, is] = [recorded[i], simulated[i]]
    const verdict = was === is ? 'agrees' : was === undefined && agree ? 'afterwards' : 'differs'
    return { number: i + 1, recorded: was, simulated: is, verdict }
  })
}
