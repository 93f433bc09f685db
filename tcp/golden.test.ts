import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseScenario } from './schema.ts'
import { simulate } from './simulate.ts'
import { transcript } from './transcript.ts'

const folder = new URL('./golden/', import.meta.url)
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length))

/** The transcripts are kept as text, to be read and reviewed; UPDATE_GOLDEN=1 writes them anew. */
describe('golden transcripts', () => {
  it.each(names)('%s reads as it was reviewed', (name) => {
    const parsed = parseScenario(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')))
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
    const text = transcript(simulate(parsed.scenario), parsed.scenario)
    const file = new URL(`${name}.txt`, folder)
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, text)
    expect(text).toBe(readFileSync(file, 'utf8'))
  })

  it('cover the closings that the course teaches', () => {
    expect(names).toEqual(
      expect.arrayContaining([
        'client-closes-first',
        'server-closes-first',
        'three-segments',
        'simultaneous-close',
        'half-close-with-data',
        'first-wave-lost',
        'second-wave-lost',
        'third-wave-lost',
        'fourth-wave-lost',
        'abort',
      ]),
    )
  })
})
