import { z } from 'zod'
import type { Localized } from '../../content/locale.ts'
import type { Scenario } from '../../tcp/scenario.ts'
import { claimNames, falseClaims, type Verdict } from '../../tcp/search/claims.ts'
import type { Action } from '../actions.ts'
import { additionsTo, allowed, limits, scenarioAnswer, tooLong } from '../additions.ts'
import { common, type Kind, localized, type PublicCommon, publicCommon, scenarioNamed, slug } from '../kind.ts'

const schema = z.strictObject({
  ...common,
  kind: z.literal('counterexample'),
  /** The sentence that is wrong. */
  title: localized,
  claim: z.enum(claimNames),
  /** Where the learner, and the search, begin. */
  scenario: slug,
  /** The shortest run that refutes the claim, as the search found it. */
  see: slug,
  allow: allowed,
  why: localized,
})

type Question = z.infer<typeof schema>

export interface PublicCounterexample extends PublicCommon {
  kind: 'counterexample'
  title: string
  scenario: Scenario
  allow: Action[]
  /** So many additions the search needed. */
  shortest: number
}

export interface CounterexampleFeedback extends Verdict {
  additions: number
  shortest: number
  why: Localized | null
}

export const counterexample = {
  schema,
  answerSchema: scenarioAnswer,

  publicPart: (question, setting) => ({
    ...publicCommon(question, setting),
    kind: 'counterexample',
    title: question.title[setting.locale],
    scenario: scenarioNamed(setting.scenarios, question.scenario),
    allow: question.allow,
    shortest: shortestOf(question, setting),
  }),

  official: (question, { scenarios }) => scenarioNamed(scenarios, question.see),

  /** Any run that refutes the claim earns the point: as short as the search's is told, and costs nothing. */
  score(question, answer, world) {
    const additions = additionsTo(scenarioNamed(world.scenarios, question.scenario), answer, question.allow)
    if (typeof additions !== 'number') return additions
    const trace = world.simulate(answer, { maxEvents: limits.events })
    if (trace.truncated) return tooLong()
    const verdict = falseClaims[question.claim](trace, answer)
    const refuted = verdict.status === 'refuted'
    const why = refuted ? question.why : null
    const feedback = { ...verdict, additions, shortest: shortestOf(question, world), why }
    return { status: 'graded', earned: refuted ? 1 : 0, of: 1, feedback }
  },

  misconceptions: () => [],
} satisfies Kind<Question, PublicCounterexample, Scenario, CounterexampleFeedback>

function shortestOf({ scenario, see }: Question, { scenarios }: { scenarios: Readonly<Record<string, Scenario>> }) {
  const entries = (name: string) => {
    const { script, network } = scenarioNamed(scenarios, name)
    return script.length + network.length
  }
  return entries(see) - entries(scenario)
}
