import { add } from './seq.ts'

export const FIN = 1
export const SYN = 2
export const RST = 4
export const PSH = 8
export const ACK = 16

export interface Range {
  seq: number
  end: number
}

/** A segment as it is on the wire: absolute sequence numbers. */
export interface Segment {
  sourcePort: number
  targetPort: number
  flags: number
  seq: number
  /** Meaningless without ACK. */
  ack: number
  len: number
  window: number
  /** Timestamps option, RFC 7323: TSval, TSecr. */
  ts?: [number, number] | undefined
  /** Selective acknowledgement, RFC 2018: what arrived beyond a gap. */
  sack?: Range[] | undefined
}

/** SEG.LEN counts the data, SYN and FIN: RFC 9293 3.4. */
export const lengthOf = (s: Segment): number => s.len + (s.flags & SYN ? 1 : 0) + (s.flags & FIN ? 1 : 0)

export const endOf = (s: Segment): number => add(s.seq, lengthOf(s))

const names: [number, string][] = [
  [SYN, 'SYN'],
  [FIN, 'FIN'],
  [RST, 'RST'],
  [PSH, 'PSH'],
  [ACK, 'ACK'],
]

/** Every combination, so that a long trace does not keep the same words again and again. */
const combinations = Array.from({ length: 32 }, (_, flags) =>
  names
    .filter(([bit]) => flags & bit)
    .map(([, name]) => name)
    .join(','),
)

export const flagNames = (flags: number): string => combinations[flags] ?? ''

export const flagBits = (list: string): number =>
  names.reduce((bits, [bit, name]) => (list.split(',').includes(name) ? bits | bit : bits), 0)
