import { RST, type Segment, SYN } from '../engine/segment.ts'
import type { SegmentOption } from './script.ts'

/** What an endpoint offers in its SYN, and so what its segments carry. */
export interface Offer {
  mss: number
  /** null where the profile or the settings leave window scaling out. */
  windowScale: number | null
}

/**
 * The options of an outbound segment in the order and with the padding of Linux (`tcp_options_write`). The engine keeps what they
 * mean; how they stand in the header is known here. Sequence numbers as in the segment.
 */
export function optionsOf(segment: Segment, offer: Offer, peerScales: boolean): SegmentOption[] {
  const nops: SegmentOption[] = [{ kind: 'nop' }, { kind: 'nop' }]
  const syn = (segment.flags & SYN) !== 0
  const options: SegmentOption[] = syn ? [{ kind: 'mss', value: offer.mss }] : []
  const stamp: SegmentOption[] = segment.ts ? [{ kind: 'TS', value: segment.ts[0], echo: segment.ts[1] }] : []
  if (syn) {
    if (segment.sack) options.push(...(segment.ts ? [] : nops), { kind: 'sackOK' }, ...stamp)
    else if (segment.ts) options.push(...nops, ...stamp)
    const scales = offer.windowScale !== null && peerScales
    if (scales) options.push({ kind: 'nop' }, { kind: 'wscale', value: offer.windowScale! })
    return options
  }
  if (segment.ts) options.push(...nops, ...stamp)
  if (segment.sack && segment.sack.length > 0 && !(segment.flags & RST)) {
    options.push(...nops, { kind: 'sack', ranges: segment.sack.map(({ seq, end }) => ({ from: seq, to: end })) })
  }
  return options
}

export const optionText = (option: SegmentOption): string => {
  switch (option.kind) {
    case 'mss':
    case 'wscale':
      return `${option.kind} ${option.value}`
    case 'TS':
      return `TS val ${option.value} ecr ${option.echo}`
    case 'sack':
      return `sack ${option.ranges.map(({ from, to }) => `${from}:${to}`).join(' ')}`
    default:
      return option.kind
  }
}

/** Equal in everything that a script can rely on: the value of a timestamp is the clock's, so only its echo counts. */
export function sameOption(expected: SegmentOption, actual: SegmentOption): boolean {
  if (expected.kind === 'TS' && actual.kind === 'TS') return expected.echo === actual.echo
  return optionText(expected) === optionText(actual)
}
