import { asTrace } from '../../tcp/capture/as-trace.ts'
import type { CapturedSegment, Connection } from '../../tcp/capture/connection.ts'
import type { Endpoint } from '../../tcp/capture/flows.ts'
import { inferStates } from '../../tcp/capture/infer.ts'
import { type SkipReason, skipReasons } from '../../tcp/capture/network-layer.ts'
import { readCapture } from '../../tcp/capture/read.ts'
import type { ReadError } from '../../tcp/capture/read-error.ts'
import type { Unknown } from '../../tcp/capture/unknowns.ts'
import type { Verdict } from '../../tcp/capture/verdict.ts'
import type { Host } from '../../tcp/scenario.ts'
import type { StateChange, Trace } from '../../tcp/trace.ts'
import { captureLimits } from './capture-limits.ts'

/** More segments than these are not drawn: of a longer connection the last ones, as it is about the end. */
export const drawnSegments = 300

export interface ConnectionSummary {
  client: string
  server: string
  startedAtMs: number | null
  segments: number
  verdict: Verdict
}

export interface CaptureSummary {
  connections: ConnectionSummary[]
  packets: number
  /** Packets that were left out, and why. */
  skipped: { reason: SkipReason; count: number }[]
  /** Why it was not read, or not to its end; the connections are those before it. */
  error: ReadError | null
}

export interface ConnectionDetail {
  verdict: Verdict
  unknown: Unknown[]
  states: Record<Host, StateChange[]>
  /** The drawn part; its `segments` are all, so that ids stay places in the list. */
  trace: Trace
  /** The drawn part's segments as the file has them. */
  segments: CapturedSegment[]
  segmentCount: number
}

export interface CaptureFile {
  summary: CaptureSummary
  /** Null if there is no connection of this number, counted from 0. */
  detail: (connection: number) => ConnectionDetail | null
}

/** Reads a capture once, and then tells of each connection that is asked for. Never throws for what the file holds. */
export function openCapture(bytes: Uint8Array, limits = captureLimits): CaptureFile {
  const result = readCapture(bytes, limits)
  const error = result.ok ? null : { code: result.code, offset: result.offset, params: result.params }
  return {
    summary: {
      connections: result.connections.map(summaryOf),
      packets: result.packets,
      skipped: skipReasons.flatMap((reason) => {
        const count = result.skipped.reasons[reason]
        return count > 0 ? [{ reason, count }] : []
      }),
      error,
    },
    detail: (number) => {
      const connection = result.connections[number]
      return connection ? detailOf(connection) : null
    },
  }
}

const summaryOf = (connection: Connection): ConnectionSummary => ({
  client: endText(connection.client),
  server: endText(connection.server),
  startedAtMs: connection.startedAtMs,
  segments: connection.segments.length,
  verdict: inferStates(connection).verdict,
})

function detailOf(connection: Connection): ConnectionDetail {
  const inference = inferStates(connection)
  const trace = asTrace(connection, inference)
  const first = Math.max(0, connection.segments.length - drawnSegments)
  const drawn = trace.events.filter((event) => !('segment' in event) || event.segment >= first)
  return {
    ...inference,
    trace: { ...trace, events: drawn },
    segments: connection.segments.slice(first),
    segmentCount: connection.segments.length,
  }
}

const endText = ({ address, port }: Endpoint) => (address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`)
