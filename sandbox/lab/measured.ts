import type { Recording } from '../../tcp/conformance.ts'
import { type CloseCount, closeOf } from './close-count.ts'

export interface MeasuredClose extends CloseCount {
  name: string
  kernel: string
  /** Whether data had passed before the first FIN. */
  talked: boolean
}

/** The recordings of a real Linux in which one side closed first, undisturbed, and the other answered. */
export const measuredCloses = (recordings: readonly Recording[]): MeasuredClose[] =>
  recordings.flatMap(({ name, kernel, scenario, observed }) => {
    const { segments } = observed
    const close = scenario.network.length === 0 ? closeOf(segments) : null
    if (!close || segments.some(({ retransmission }) => retransmission)) return []
    const fin = segments.findIndex(({ flags }) => flags.includes('FIN'))
    return [{ name, kernel, talked: segments.slice(0, fin).some(({ len }) => len > 0), ...close }]
  })
