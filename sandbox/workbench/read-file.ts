import type { Scenario } from '../../tcp/scenario.ts'
import { type Problem, parseScenario } from '../../tcp/schema.ts'
import { savedLimits } from './saved.ts'

export const importLimitKb = savedLimits.fileBytes / 1000

export type Imported =
  | { ok: true; scenario: Scenario }
  | { ok: false; code: 'too-large' | 'not-json' | 'no-scenario'; problems: Problem[] }

/** A scenario from a file, in the format of docs/scenario-format.md. */
export async function readScenarioFile(file: Blob): Promise<Imported> {
  if (file.size > savedLimits.fileBytes) return { ok: false, code: 'too-large', problems: [] }
  let value: unknown
  try {
    value = JSON.parse((await file.text()).replace(/^\uFEFF/, ''))
  } catch {
    return { ok: false, code: 'not-json', problems: [] }
  }
  const parsed = parseScenario(value)
  return parsed.ok ? parsed : { ok: false, code: 'no-scenario', problems: parsed.problems }
}

/** The name under which a file's scenario is shown. */
export const nameOfFile = (file: string): string => file.replace(/\.json$/i, '').slice(0, savedLimits.name)
