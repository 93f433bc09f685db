import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type LibraryEntry, librarySchema } from '../content/library.ts'
import type { Recording } from '../tcp/conformance.ts'
import { parseScenario } from '../tcp/schema.ts'

/** The list as it lies in content/scenarios. The pages are static: files are read while they are built. */
export const libraryEntries = (): LibraryEntry[] =>
  librarySchema.parse(parse(readFileSync(content('scenarios', 'library.yaml'), 'utf8')))

/** All that a browser needs of one scenario, in both languages. */
export function libraryScenario({ slug, lesson, title, sentence, recording: name }: LibraryEntry) {
  const recording: Recording | null = name ? readJson(root('tcp', 'recordings', `${name}.json`)) : null
  const scenario = recording?.scenario ?? readScenario(slug)
  const recorded = recording && { kernel: recording.kernel, observed: recording.observed }
  return { slug, lesson, title, sentence, scenario, recorded }
}

function readScenario(slug: string) {
  const parsed = parseScenario(readJson(content('scenarios', `${slug}.json`)))
  if (!parsed.ok) throw new Error(`content/scenarios/${slug}.json is no scenario.`)
  return parsed.scenario
}

const root = (...path: string[]) => join(/*turbopackIgnore: true*/ process.cwd(), ...path)
const content = (...path: string[]) => root('content', ...path)
const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'))
