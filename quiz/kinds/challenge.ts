import { z } from 'zod'
import type { Localized } from '../../content/locale.ts'
import type { Call, NetworkAct, Scenario } from '../../tcp/scenario.ts'
import { parseScenario } from '../../tcp/schema.ts'
import { type Condition, goalSchema } from '../clause.ts'
import { evaluate, type Finding } from '../goal.ts'
import {
  common,
  type Kind,
  localized,
  type PublicCommon,
  publicCommon,
  type Score,
  scenarioNamed,
  slug,
  unique,
  type World,
} from '../kind.ts'

/** What a learner may add to the scenario that a challenge starts with. */
export const actions = [
  'drop',
  'delay',
  'duplicate',
  'cut',
  'forge',
  'listen',
  'accept',
  'connect',
  'send',
  'receive',
  'shutdown',
  'close',
  'abort',
  'keepalive',
  'crash',
  'reboot',
] as const
export type Action = (typeof actions)[number]

/** So that no submission holds the server; simulated time is the start's own. */
export const limits = { entries: 200, events: 20_000 } as const

const schema = z.strictObject({
  ...common,
  kind: z.literal('challenge'),
  scenario: slug,
  allow: z.array(z.enum(actions)).min(1, 'expected at least one action').refine(unique, 'expected each action once'),
  /** As a list of clauses: what must happen, and what must not. */
  goal: goalSchema,
  par: z.int().min(1),
  /** Entries that reach the goal when they are added to the scenario. */
  official: z.strictObject({
    script: z.array(z.looseObject({ do: z.string() })).default([]),
    network: z.array(z.looseObject({ do: z.string() })).default([]),
  }),
  /** Each is fetched from the server and costs this part of the point. */
  hints: z
    .array(z.strictObject({ text: localized, cost: z.number().gt(0).lt(1) }))
    .default([])
    .refine((hints) => costOf(hints) < 1, 'expected hints that cost less than the point together'),
  why: localized,
})

type Question = z.infer<typeof schema>

export interface PublicChallenge extends PublicCommon {
  kind: 'challenge'
  scenario: Scenario
  allow: Action[]
  /** The clauses of the goal in words, and as conditions that the simulator watches. */
  goal: { say: string; clause: Condition }[]
  par: number
  /** What each hint costs of the point; the text comes from the server. */
  hints: { cost: number }[]
}

export interface ChallengeFeedback {
  /** In the order of the goal. */
  clauses: Finding[]
  additions: number
  par: number
  /** What the hints taken have cost of the point. */
  hintCost: number
  /** The explanation comes with the solution, so that a failed try spoils nothing. */
  why: Localized | null
}

export const challenge = {
  schema,
  answerSchema: z.unknown().transform((input, context): Scenario => {
    const parsed = parseScenario(input)
    if (parsed.ok) return parsed.scenario
    for (const { path, expected } of parsed.problems) {
      context.addIssue({ code: 'custom', message: `${path}: expected ${expected}` })
    }
    return z.NEVER
  }),

  publicPart: (question, setting) => ({
    ...publicCommon(question, setting),
    kind: 'challenge',
    scenario: scenarioNamed(setting.scenarios, question.scenario),
    allow: question.allow,
    goal: question.goal.map(({ say, ...clause }) => ({ say: say[setting.locale], clause })),
    par: question.par,
    hints: question.hints.map(({ cost }) => ({ cost })),
  }),

  official(question, { scenarios }) {
    const start = scenarioNamed(scenarios, question.scenario)
    return {
      ...start,
      script: [...start.script, ...question.official.script] as Call[],
      network: [...start.network, ...question.official.network] as NetworkAct[],
    }
  },

  /** All or nothing, less the hints: most starts meet some clauses by themselves. */
  score(question, answer, world) {
    const start = scenarioNamed(world.scenarios, question.scenario)
    const entries = answer.script.length + answer.network.length
    if (entries > limits.entries) return ungraded('too-many-entries', `${entries}, at most ${limits.entries}`)
    if (outline(start) !== outline(answer)) return ungraded('start-changed')
    const script = additions(start.script, answer.script)
    const network = additions(start.network, answer.network)
    if (!script || !network) return ungraded('start-changed')
    const added = [...script, ...network]
    if (added.length === 0) return ungraded('empty')
    const refused = added.map(actionOf).find((action) => !question.allow.some((allowed) => allowed === action))
    if (refused) return ungraded('addition-not-allowed', refused)
    return scoreRun(question, answer, added.length, world)
  },

  misconceptions: () => [],
} satisfies Kind<Question, PublicChallenge, Scenario, ChallengeFeedback>

function scoreRun(question: Question, answer: Scenario, added: number, world: World): Score<ChallengeFeedback> {
  const trace = world.simulate(answer, { maxEvents: limits.events })
  if (trace.truncated) return ungraded('too-many-events', `at most ${limits.events}`)
  const clauses = question.goal.map((clause) => evaluate(clause, trace))
  const reached = clauses.every(({ held }) => held)
  const hintCost = costOf(question.hints.slice(0, world.hintsTaken ?? 0))
  const why = reached ? question.why : null
  const feedback = { clauses, additions: added, par: question.par, hintCost, why }
  return { status: 'graded', earned: reached ? hundredths(1 - hintCost) : 0, of: 1, feedback }
}

const costOf = (hints: readonly { cost: number }[]) => hundredths(hints.reduce((sum, { cost }) => sum + cost, 0))

/** Sums of tenths come out as they are written. */
const hundredths = (value: number) => Math.round(value * 100) / 100

const ungraded = (reason: (Score<never> & { status: 'ungraded' })['reason'], detail?: string) =>
  ({ status: 'ungraded', reason, ...(detail === undefined ? {} : { detail }) }) as const

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

/**
 * A close with linger options may abort the connection: another action than a plain close. Who may cut the cable may
 * restore it.
 */
export function actionOf(entry: Call | NetworkAct): string {
  if (entry.do === 'close' && (entry.lingerMs ?? entry.linger2Ms) !== undefined) return 'abort'
  return entry.do === 'restore' ? 'cut' : entry.do
}

/** JSON with the keys of every object in one order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
