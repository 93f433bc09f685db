import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { librarySchema } from '../../../content/library.ts'
import type { EmbeddedRun } from '../../../sandbox/embed/open.ts'
import { packTrace } from '../../../sandbox/embed/packed-trace.ts'
import type { Scenario } from '../../../tcp/scenario.ts'
import { simulate } from '../../../tcp/simulate.ts'

/** Every scenario of the library with its trace, as JSON, without what no view of the page shows. */
export function libraryRuns(root: string): { slug: string; run: string }[] {
  const folder = join(root, 'content', 'scenarios')
  return librarySchema.parse(parse(readFileSync(join(folder, 'library.yaml'), 'utf8'))).map((entry) => {
    const own = join(folder, `${entry.slug}.json`)
    const recording = join(root, 'tcp', 'recordings', `${entry.recording}.json`)
    const scenario: Scenario = existsSync(own) ? readJson(own) : readJson(recording).scenario
    const run: EmbeddedRun = { title: entry.title, scenario, trace: packTrace(simulate(scenario)) }
    return { slug: entry.slug, run: JSON.stringify(run) }
  })
}

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'))
