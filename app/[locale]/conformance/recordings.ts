import 'server-only'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ComparedRow, compareMatrix } from '@/components/conformance/outcomes'
import { type Comparison, compareRecording, type Recording } from '@/tcp/conformance'

export interface Compared {
  recording: Recording
  comparison: Comparison
}

/** Every recording beside the simulator, in the order of their names. The pages are static: this runs at the build. */
export function compareRecordings(): Compared[] {
  return recordingNames().map((name) => {
    const recording: Recording = readJson(`${name}.json`)
    return { recording, comparison: compareRecording(recording) }
  })
}

export const recordingNames = (): string[] =>
  readdirSync(folder())
    .filter((file) => file.endsWith('.json') && file !== 'matrix.json')
    .map((file) => file.replace(/\.json$/, ''))
    .sort()

export const comparedMatrix = (): ComparedRow[] => compareMatrix(readJson('matrix.json').rows)

const folder = () => join(/*turbopackIgnore: true*/ process.cwd(), 'tcp', 'recordings')
const readJson = (file: string) => JSON.parse(readFileSync(join(folder(), file), 'utf8'))
