import { z } from 'zod'
import type { Localized } from '../content/locale.ts'
import type { Call, NetworkAct, Scenario } from '../tcp/scenario.ts'
import { parseScenario } from '../tcp/schema.ts'
import { type Action, actionOf, actions } from './actions.ts'
import { localized, type Score, unique } from './kind.ts'

/** So that no submission holds the server; simulated time is the start's own. */
export const limits = { entries: 200, events: 20_000 } as const

export const allowed = z
  .array(z.enum(actions))
  .min(1, 'expected at least one action')
  .refine(unique, 'expected each action once')

/** Entries that solve the question when they are added to its start. */
export const addedEntries = z.strictObject({
  script: z.array(z.looseObject({ do: z.string() })).default([]),
  network: z.array(z.looseObject({ do: z.string() })).default([]),
})

/** Each is fetched from the server and costs this part of the point. */
export const pricedHints = z
  .array(z.strictObject({ text: localized, cost: z.number().gt(0).lt(1) }))
  .default([])
  .refine((hints) => costOf(hints) < 1, 'expected hints that cost less than the point together')

export type Hint = { text: Localized; cost: number }

/** A scenario from outside: what it misses is told with its place. */
export const scenarioAnswer = z.unknown().transform((input, context): Scenario => {
  const parsed = parseScenario(input)
  if (parsed.ok) return parsed.scenario
  for (const { path, expected } of parsed.problems) {
    context.addIssue({ code: 'custom', message: `${path}: expected ${expected}` })
  }
  return z.NEVER
})

export const withEntries = (start: Scenario, { script, network }: z.infer<typeof addedEntries>): Scenario => ({
  ...start,
  script: [...start.script, ...script] as Call[],
  network: [...start.network, ...network] as NetworkAct[],
})

export type Refusal = Extract<Score<never>, { status: 'ungraded' }>

/** How many entries an answer adds to its start; or why it cannot be graded. */
export function additionsTo(start: Scenario, answer: Scenario, allow: readonly Action[]): number | Refusal {
  const entries = answer.script.length + answer.network.length
  if (entries > limits.entries) return ungraded('too-many-entries', `${entries}, at most ${limits.entries}`)
  if (outline(start) !== outline(answer)) return ungraded('start-changed')
  const script = additions(start.script, answer.script)
  const network = additions(start.network, answer.network)
  if (!script || !network) return ungraded('start-changed')
  const added = [...script, ...network]
  if (added.length === 0) return ungraded('empty')
  const refused = added.map(actionOf).find((action) => !allow.some((allowed) => allowed === action))
  return refused ? ungraded('addition-not-allowed', refused) : added.length
}

export const tooLong = (): Refusal => ungraded('too-many-events', `at most ${limits.events}`)

export const costOf = (hints: readonly { cost: number }[]) => hundredths(hints.reduce((sum, { cost }) => sum + cost, 0))

/** Sums of tenths come out as they are written. */
export const hundredths = (value: number) => Math.round(value * 100) / 100

const ungraded = (reason: Refusal['reason'], detail?: string): Refusal => ({
  status: 'ungraded',
  reason,
  ...(detail === undefined ? {} : { detail }),
})

/** Everything about a scenario that no addition changes. */
const outline = ({ script: _, network: __, ...rest }: Scenario) => canonical(rest)

/** What `after` holds beyond `before`; null when something of `before` is missing. */
export function additions<Entry extends Call | NetworkAct>(
  before: readonly Entry[],
  after: readonly Entry[],
): Entry[] | null {
  const missing = before.map(canonical)
  const added = after.filter((entry) => {
    const index = missing.indexOf(canonical(entry))
    if (index >= 0) missing.splice(index, 1)
    return index < 0
  })
  return missing.length === 0 ? added : null
}

/** JSON with the keys of every object in one order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
