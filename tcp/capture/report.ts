import type { Connection } from './connection.ts'
import { inferStates } from './infer.ts'
import type { CaptureResult } from './read.ts'
import { unknownText, verdictText } from './verdict-text.ts'

/**
 * What `read` prints of a capture: one connection in the notation of `simulate` (the first, or that of the number asked for, from
 * 1) with its verdict, and a list of all connections. Null if there is no such connection.
 */
export function captureReport(capture: CaptureResult, number = 1) {
  const inferred = capture.connections.map((connection) => ({ connection, inference: inferStates(connection) }))
  const chosen = inferred[number - 1]
  if (!chosen && !(number === 1 && inferred.length === 0)) return null
  return {
    ...(chosen && {
      connection: number,
      verdict: { ...chosen.inference.verdict, text: verdictText(chosen.inference.verdict) },
      segments: chosen.connection.segments.map(segmentReport),
      states: chosen.inference.states,
      unknown: chosen.inference.unknown.map((unknown) => ({ ...unknown, text: unknownText(unknown) })),
    }),
    connections: inferred.map(({ connection, inference: { verdict, states } }, index) => ({
      connection: index + 1,
      client: endText(connection.client),
      server: endText(connection.server),
      startedAtMs: connection.startedAtMs,
      segmentCount: connection.segments.length,
      verdict: { ...verdict, text: verdictText(verdict) },
      states,
    })),
    packets: capture.packets,
    skipped: capture.skipped,
  }
}

/** A capture has one clock and one place: `arrives` repeats `at`. */
function segmentReport({ id, window, offset, at, ...segment }: Connection['segments'][number]) {
  return { at, arrives: at, ...segment }
}

const endText = ({ address, port }: Connection['client']) =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
