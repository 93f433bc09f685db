import type { Scenario } from '../../tcp/scenario.ts'
import { fileName } from '../files/names.ts'
import { save } from '../files/save.ts'

/** Hands the scenario to the browser as a file, in the format of docs/scenario-format.md. */
export const saveScenario = (name: string, scenario: Scenario) =>
  save(new Blob([`${JSON.stringify(scenario, null, 2)}\n`], { type: 'application/json' }), fileName(name, 'json'))
