import type { Scenario } from '../../tcp/scenario.ts'
import { grounds } from '../../tcp/search/found.ts'
import type { Found } from '../../tcp/search/search.ts'
import type { Files, Problem } from './problem.ts'

const remedy = '`npm run content -- --search` writes it'

/** The files that the search writes: where it begins, and the shortest run that refutes each claim. */
export function searchedScenarios(found: Readonly<Record<string, Found | null>>): Map<string, Scenario> {
  const starts = Object.entries(grounds).map(([name, { start }]) => [`start-${name}`, start] as const)
  const runs = Object.entries(found).flatMap(([claim, one]) => (one ? [[`found-${claim}`, one.scenario] as const] : []))
  return new Map([...starts, ...runs])
}

export const scenarioText = (scenario: Scenario): string => `${JSON.stringify(scenario, null, 2)}\n`

/** What stands in these files is what the search finds now: nobody has typed them. */
export function searchProblems(files: Files, searched: ReadonlyMap<string, Scenario>): Problem[] {
  const fileOf = (name: string) => `interview/scenarios/${name}.json`
  const written = [...files.keys()].filter((path) => /^interview\/scenarios\/(start|found)-/.test(path))
  const expected = new Set([...searched.keys()].map(fileOf))
  return [
    ...[...searched]
      .filter(([name, scenario]) => files.get(fileOf(name)) !== scenarioText(scenario))
      .map(([name]) => ({ file: fileOf(name), line: 1, text: `differs from what the search finds; ${remedy}` })),
    ...written
      .filter((file) => !expected.has(file))
      .map((file) => ({ file, line: 1, text: 'the search does not write this file' })),
  ]
}
