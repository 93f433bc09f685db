import type { Scenario } from '../../tcp/scenario.ts'
import { fileName } from '../files/names.ts'

/** Hands the scenario to the browser as a file, in the format of docs/scenario-format.md. */
export function saveFile(name: string, scenario: Scenario) {
  const address = URL.createObjectURL(
    new Blob([`${JSON.stringify(scenario, null, 2)}\n`], { type: 'application/json' }),
  )
  const link = document.createElement('a')
  link.href = address
  link.download = fileName(name, 'json')
  link.click()
  URL.revokeObjectURL(address)
}
