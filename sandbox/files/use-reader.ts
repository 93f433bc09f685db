'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { CaptureSummary, ConnectionDetail } from './capture-file.ts'
import { captureLimits } from './capture-limits.ts'
import type { Order, Report } from './reader-messages.ts'

export type Reading =
  | { phase: 'idle' }
  | { phase: 'reading'; file: File }
  | { phase: 'failed'; why: 'cancelled' | 'unreadable' | 'crashed' }
  | { phase: 'read'; file: File; summary: CaptureSummary; chosen: Chosen | null }

/** `detail` is null until the worker has answered. */
export interface Chosen {
  connection: number
  detail: ConnectionDetail | null
}

/** Reads a file in a worker of its own. Cancelling ends the worker, whatever it is doing. */
export function useReader() {
  const [reading, set] = useState<Reading>({ phase: 'idle' })
  const worker = useRef<Worker | null>(null)

  const stop = useCallback(() => {
    worker.current?.terminate()
    worker.current = null
  }, [])
  useEffect(() => stop, [stop])

  const open = useCallback(
    (file: File) => {
      stop()
      if (file.size > captureLimits.maxBytes) return set({ phase: 'read', file, summary: tooLarge(file), chosen: null })
      set({ phase: 'reading', file })
      const reader = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' })
      worker.current = reader
      const fail = (why: 'unreadable' | 'crashed') => {
        stop()
        set({ phase: 'failed', why })
      }
      reader.onerror = () => fail('crashed')
      reader.onmessage = ({ data }: MessageEvent<Report>) => {
        if (data.kind === 'unreadable') fail('unreadable')
        else if (data.kind === 'shown') set((now) => withDetail(now, data.connection, data.detail))
        else {
          const only = data.summary.connections.length === 1
          set({ phase: 'read', file, summary: data.summary, chosen: only ? { connection: 0, detail: null } : null })
          if (only) order(reader, { do: 'show', connection: 0 })
        }
      }
      order(reader, { do: 'read', file })
    },
    [stop],
  )

  const cancel = useCallback(() => {
    stop()
    set({ phase: 'failed', why: 'cancelled' })
  }, [stop])

  const show = useCallback((connection: number) => {
    if (!worker.current) return
    set((now) => (now.phase === 'read' ? { ...now, chosen: { connection, detail: null } } : now))
    order(worker.current, { do: 'show', connection })
  }, [])

  return { reading, open, cancel, show }
}

const order = (worker: Worker, message: Order) => worker.postMessage(message)

/** Only the answer for the connection that is still wanted counts. */
function withDetail(now: Reading, connection: number, detail: ConnectionDetail | null): Reading {
  if (now.phase !== 'read' || now.chosen?.connection !== connection) return now
  return { ...now, chosen: { connection, detail } }
}

const tooLarge = (file: File): CaptureSummary => ({
  connections: [],
  packets: 0,
  skipped: [],
  error: {
    code: 'file-too-large',
    offset: captureLimits.maxBytes,
    params: { bytes: file.size, limit: captureLimits.maxBytes },
  },
})
