import type { Scenario } from '../../tcp/scenario.ts'
import type { Trace } from '../../tcp/trace.ts'

// Stands in for tcp/simulate.ts on the embedded page: a run of the library comes with its trace, and the engine when
// something is changed.
let engine: ((scenario: Scenario) => Trace) | null = null
const known = new WeakMap<Scenario, Trace>()

export const remember = (scenario: Scenario, trace: Trace) => known.set(scenario, trace)

export async function loadEngine(): Promise<void> {
  engine ??= (await import('../../tcp/simulate.ts')).simulate
}

export function simulate(scenario: Scenario): Trace {
  const trace = known.get(scenario) ?? engine?.(scenario)
  if (!trace) throw new Error('The engine has not been loaded.')
  return trace
}
