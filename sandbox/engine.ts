import type { Scenario } from '../tcp/scenario.ts'
import type { SimulateOptions } from '../tcp/simulate.ts'
import type { Trace } from '../tcp/trace.ts'

type Simulate = (scenario: Scenario, options?: SimulateOptions) => Trace

let engine: Simulate | null = null
let coming: Promise<void> | null = null
const known = new WeakMap<Scenario, Trace>()

/** A run that came with its trace can be shown without the engine. */
export const remember = (scenario: Scenario, trace: Trace): void => void known.set(scenario, trace)

export const isRemembered = (scenario: Scenario): boolean => known.has(scenario)

export const engineIsHere = (): boolean => engine !== null

/** The same promise until it fails; then the next call tries again. */
export function loadEngine(): Promise<void> {
  coming ??= import('../tcp/simulate.ts').then(
    ({ simulate }) => {
      engine = simulate
    },
    (error) => {
      coming = null
      throw error
    },
  )
  return coming
}

/** What follows from a scenario; its trace must be remembered, or the engine loaded. */
export function simulate(scenario: Scenario, options?: SimulateOptions): Trace {
  const trace = (options ? undefined : known.get(scenario)) ?? engine?.(scenario, options)
  if (!trace) throw new Error('The engine has not been loaded.')
  return trace
}
