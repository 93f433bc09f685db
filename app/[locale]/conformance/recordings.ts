import 'server-only'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ComparedRow, compareMatrix } from '@/components/conformance/outcomes'
import type { Recording } from '@/tcp/conformance'

/** In the order of their names. The pages are static: files are read while they are built. */
export const recordingNames = (): string[] =>
  readdirSync(folder())
    .filter((file) => file.endsWith('.json') && file !== 'matrix.json')
    .map((file) => file.replace(/\.json$/, ''))
    .sort()

export const readRecording = (name: string): Recording => readJson(`${name}.json`)

export const comparedMatrix = (): ComparedRow[] => compareMatrix(readJson('matrix.json').rows)

const folder = () => join(/*turbopackIgnore: true*/ process.cwd(), 'tcp', 'recordings')
const readJson = (file: string) => JSON.parse(readFileSync(join(folder(), file), 'utf8'))
