import { type Outcome, runOnce, type Settings } from './experiment.ts'

export interface LabOrder {
  id: number
  settings: Settings
  /** Seeds are `from`, `from + 1`, ... */
  from: number
  runs: number
}

export interface LabReport {
  id: number
  outcomes: Outcome[]
}

addEventListener('message', ({ data: { id, settings, from, runs } }: MessageEvent<LabOrder>) => {
  const outcomes = Array.from({ length: runs }, (_, index) => runOnce(settings, from + index))
  postMessage({ id, outcomes } satisfies LabReport)
})
