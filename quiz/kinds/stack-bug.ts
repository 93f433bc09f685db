import { z } from 'zod'
import type { Localized } from '../../content/locale.ts'
import { type Difference, firstDifference } from '../../tcp/mutants/difference.ts'
import { type MutantName, mutantNames, mutants } from '../../tcp/mutants/mutants.ts'
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
import { common, type Kind, localized, type PublicCommon, publicCommon, scenarioNamed, slug, text } from '../kind.ts'

const schema = z.strictObject({
  ...common,
  kind: z.literal('stack-bug'),
  title: localized,
  scenario: slug,
  allow: allowed,
  /** The server's stack. */
  mutant: z.enum(mutantNames),
  par: z.int().min(1),
  official: addedEntries,
  hints: pricedHints,
  /** What the right stack follows and this one does not. */
  rule: z.strictObject({ source: text, say: localized }),
  /** Which real stack had it, and what came of it. */
  why: localized,
  source: z.url(),
})

type Question = z.infer<typeof schema>

export interface PublicStackBug extends PublicCommon {
  kind: 'stack-bug'
  title: string
  scenario: Scenario
  allow: Action[]
  /** Names the stack without telling what is wrong with it. */
  mutant: MutantName
  par: number
  hints: { cost: number }[]
}

export interface StackBugFeedback {
  /** Where the run first leaves that of a right stack; null where it does not. */
  difference: Difference | null
  additions: number
  par: number
  hintCost: number
  /** Told with the solution. */
  told: { rule: { source: string; say: Localized }; why: Localized; source: string } | null
}

export const stackBug = {
  schema,
  answerSchema: scenarioAnswer,

  publicPart: (question, setting) => ({
    ...publicCommon(question, setting),
    kind: 'stack-bug',
    title: question.title[setting.locale],
    scenario: scenarioNamed(setting.scenarios, question.scenario),
    allow: question.allow,
    mutant: question.mutant,
    par: question.par,
    hints: question.hints.map(({ cost }) => ({ cost })),
  }),

  official: (question, { scenarios }) => withEntries(scenarioNamed(scenarios, question.scenario), question.official),

  /** All or nothing, less the hints: the same scenario, once with the right stack and once with the broken one. */
  score(question, answer, world) {
    const additions = additionsTo(scenarioNamed(world.scenarios, question.scenario), answer, question.allow)
    if (typeof additions !== 'number') return additions
    const right = world.simulate(answer, { maxEvents: limits.events })
    const broken = world.simulate(answer, { maxEvents: limits.events, mutations: { server: mutants[question.mutant] } })
    if (right.truncated || broken.truncated) return tooLong()
    const difference = firstDifference(right, broken)
    const hintCost = costOf(question.hints.slice(0, world.hintsTaken ?? 0))
    const { par, rule, why, source } = question
    const told = difference && { rule, why, source }
    const feedback = { difference, additions, par, hintCost, told }
    return { status: 'graded', earned: difference ? hundredths(1 - hintCost) : 0, of: 1, feedback }
  },

  misconceptions: () => [],
} satisfies Kind<Question, PublicStackBug, Scenario, StackBugFeedback>
