import type { CaptureSummary, ConnectionDetail } from './capture-file.ts'

/** What the page asks of the worker that reads. */
export type Order = { do: 'read'; file: File } | { do: 'show'; connection: number }

/** What the worker answers. `unreadable`: the browser could not give the file's octets. */
export type Report =
  | { kind: 'read'; summary: CaptureSummary }
  | { kind: 'unreadable' }
  | { kind: 'shown'; connection: number; detail: ConnectionDetail | null }
