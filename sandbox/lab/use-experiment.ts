'use client'

import { useEffect, useRef, useState } from 'react'
import type { Outcome, Settings } from './experiment.ts'
import type { LabOrder, LabReport } from './lab.worker.ts'

export const runs = 200

/** The outcomes of many runs, made in a worker; the last ones stay until the next have come. */
export function useExperiment(settings: Settings, from: number) {
  const [outcomes, set] = useState<Outcome[]>([])
  const [busy, setBusy] = useState(true)
  const worker = useRef<Worker | null>(null)
  const latest = useRef(0)

  useEffect(() => {
    const made = new Worker(new URL('./lab.worker.ts', import.meta.url), { type: 'module' })
    worker.current = made
    made.onmessage = ({ data }: MessageEvent<LabReport>) => {
      if (data.id !== latest.current) return
      set(data.outcomes)
      setBusy(false)
    }
    return () => made.terminate()
  }, [])

  const { profile, talked, delayMs, spreadMs, jitterMs } = settings
  useEffect(() => {
    setBusy(true)
    const id = ++latest.current
    // While a slider moves, only the place where it rests is run.
    const timer = setTimeout(() => {
      const order: LabOrder = { id, settings: { profile, talked, delayMs, spreadMs, jitterMs }, from, runs }
      worker.current?.postMessage(order)
    }, 60)
    return () => clearTimeout(timer)
  }, [profile, talked, delayMs, spreadMs, jitterMs, from])

  return { outcomes, busy }
}
