import { z } from 'zod'
import type { Localized } from '../../content/locale.ts'
import type { Scenario } from '../../tcp/scenario.ts'
import type { Action } from '../actions.ts'
import {
  addedEntries,
  additionsTo,
  allowed,
  costOf,
  hundredths,
  limits,
  pricedHints,
  scenarioAnswer,
  tooLong,
  withEntries,
} from '../additions.ts'
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
  type World,
} from '../kind.ts'

const schema = z.strictObject({
  ...common,
  kind: z.literal('challenge'),
  scenario: slug,
  allow: allowed,
  /** As a list of clauses: what must happen, and what must not. */
  goal: goalSchema,
  par: z.int().min(1),
  official: addedEntries,
  hints: pricedHints,
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
  answerSchema: scenarioAnswer,

  publicPart: (question, setting) => ({
    ...publicCommon(question, setting),
    kind: 'challenge',
    scenario: scenarioNamed(setting.scenarios, question.scenario),
    allow: question.allow,
    goal: question.goal.map(({ say, ...clause }) => ({ say: say[setting.locale], clause })),
    par: question.par,
    hints: question.hints.map(({ cost }) => ({ cost })),
  }),

  official: (question, { scenarios }) => withEntries(scenarioNamed(scenarios, question.scenario), question.official),

  /** All or nothing, less the hints: most starts meet some clauses by themselves. */
  score(question, answer, world) {
    const added = additionsTo(scenarioNamed(world.scenarios, question.scenario), answer, question.allow)
    return typeof added === 'number' ? scoreRun(question, answer, added, world) : added
  },

  misconceptions: () => [],
} satisfies Kind<Question, PublicChallenge, Scenario, ChallengeFeedback>

function scoreRun(question: Question, answer: Scenario, added: number, world: World): Score<ChallengeFeedback> {
  const trace = world.simulate(answer, { maxEvents: limits.events })
  if (trace.truncated) return tooLong()
  const clauses = question.goal.map((clause) => evaluate(clause, trace))
  const reached = clauses.every(({ held }) => held)
  const hintCost = costOf(question.hints.slice(0, world.hintsTaken ?? 0))
  const why = reached ? question.why : null
  const feedback = { clauses, additions: added, par: question.par, hintCost, why }
  return { status: 'graded', earned: reached ? hundredths(1 - hintCost) : 0, of: 1, feedback }
}
