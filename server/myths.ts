import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Misconception } from '../content/misconception.ts'
import { type Myth, mythsSchema } from '../content/myth.ts'
import type { Scenario } from '../tcp/scenario.ts'
import { course } from './course.ts'
import { libraryEntries, libraryScenario } from './library.ts'
import { misconceptions } from './misconceptions.ts'

export interface ToldMyth extends Misconception, Omit<Myth, 'misconception'> {
  slug: string
}

/** In the order of the list. The content check proves that each has its misconception. */
export function myths(): ToldMyth[] {
  const known = misconceptions()
  const file = join(/*turbopackIgnore: true*/ process.cwd(), 'content', 'myths.yaml')
  return mythsSchema.parse(parse(readFileSync(file, 'utf8'))).flatMap(({ misconception, ...myth }) => {
    const told = known.get(misconception)
    return told ? [{ slug: misconception, ...told, ...myth }] : []
  })
}

/** The run that refutes it: `LESSON/NAME`, or `library/SLUG`. */
export function refutation({ scenario }: Pick<Misconception, 'scenario'>): Scenario {
  const [place, name = ''] = scenario.split('/')
  const entry = place === 'library' ? libraryEntries().find(({ slug }) => slug === name) : undefined
  const found = entry ? libraryScenario(entry).scenario : course().find(({ slug }) => slug === place)?.scenarios[name]
  if (!found) throw new Error(`There is no scenario "${scenario}".`)
  return found
}
