import type { Scenario } from '../tcp/scenario.ts'
import type { Trace } from '../tcp/trace.ts'
import { nameOf } from './name-of.ts'

/** Traces by what `nameOf` makes of their scenario. */
export type ReadyRuns = Record<string, Trace>

/** Where the build has put the traces of the page at a path: beside a lesson; other pages have none. */
export const runsBeside = (path: string): string | null =>
  /^\/\w+\/lessons\/[\w-]+$/.test(path) ? `${path}/runs.json` : null

const loaded = new Map<string, Promise<ReadyRuns>>()

/** The trace of a scenario, if it lies ready at the address and can be had. */
export async function readyTrace(address: string, scenario: Scenario): Promise<Trace | undefined> {
  const runs: Promise<ReadyRuns> = loaded.get(address) ?? fetch(address).then((reply) => (reply.ok ? reply.json() : {}))
  loaded.set(address, runs)
  try {
    return (await runs)[nameOf(scenario)]
  } catch {
    loaded.delete(address)
  }
}
