import { z } from 'zod'
import type { Localized } from '../../content/locale.ts'
import { type Host, hosts } from '../../tcp/scenario.ts'
import { type State, states, type Trace } from '../../tcp/trace.ts'
import {
  common,
  type Kind,
  localized,
  type PublicCommon,
  publicCommon,
  scenarioNamed,
  slug,
  stateName,
  type World,
} from '../kind.ts'

const schema = z.strictObject({
  ...common,
  kind: z.literal('name-states'),
  moment: z.strictObject({ scenario: slug, at: z.number().min(0) }),
  why: localized,
})

type Question = z.infer<typeof schema>
export type BothStates = Record<Host, State>

export interface PublicNameStates extends PublicCommon {
  kind: 'name-states'
  choices: readonly State[]
}

export interface StatesFeedback {
  hosts: Record<Host, { given: State; expected: State; correct: boolean }>
  why: Localized
}

export const nameStates = {
  schema,
  answerSchema: z.strictObject({ client: stateName, server: stateName }),

  publicPart: (question, setting) => ({
    ...publicCommon(question, setting),
    kind: 'name-states',
    choices: states,
  }),

  official: (question, world) => statesAtMoment(question, world),

  /** A point for each host. */
  score(question, answer, world) {
    const expected = statesAtMoment(question, world)
    const verdict = (host: Host) => ({
      given: answer[host],
      expected: expected[host],
      correct: answer[host] === expected[host],
    })
    const feedback = { hosts: { client: verdict('client'), server: verdict('server') }, why: question.why }
    const earned = hosts.filter((host) => feedback.hosts[host].correct).length
    return { status: 'graded', earned, of: hosts.length, feedback }
  },

  misconceptions: () => [],
} satisfies Kind<Question, PublicNameStates, BothStates, StatesFeedback>

/** The content check proves that both hosts have a state by then; a miss is a fault of the program. */
function statesAtMoment({ id, moment }: Question, world: World): BothStates {
  const trace = world.simulate(scenarioNamed(world.scenarios, moment.scenario))
  const stateOf = (host: Host) => {
    const state = stateAt(trace, host, moment.at)
    if (!state) throw new Error(`"${id}" asks for the ${host}'s state at ${moment.at} ms, before it has one.`)
    return state
  }
  return { client: stateOf('client'), server: stateOf('server') }
}

const stateAt = (trace: Trace, host: Host, at: number): State | undefined =>
  trace.states[host].findLast((change) => change.at <= at)?.state
