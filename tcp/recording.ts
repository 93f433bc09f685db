import { type Host, hosts } from './scenario.ts'
import type { StateChange, Trace } from './trace.ts'

/** A segment in the notation of the recordings. */
export interface RecordedSegment {
  at: number
  arrives: number | null
  from: Host
  flags: string
  seq: number
  ack: number | null
  len: number
  forged?: true
  retransmission?: true
}

export interface Recorded {
  segments: RecordedSegment[]
  states: Record<Host, StateChange[]>
}

/** The trace in the notation of the recordings, which tell of connections and not of listeners: times in ms, relative numbers. */
export function asRecording(trace: Trace): Recorded {
  const [client, server] = hosts.map((host) => trace.states[host].filter(({ state }) => state !== 'LISTEN'))
  return {
    segments: trace.segments.map(({ at, arrives, from, flags, seq, ack, len, forged, retransmission }) => ({
      at,
      arrives,
      from,
      flags,
      seq,
      ack,
      len,
      ...(forged ? { forged } : {}),
      ...(retransmission ? { retransmission } : {}),
    })),
    states: { client: client ?? [], server: server ?? [] },
  }
}
