import type { World } from '../../quiz/kind.ts'
import { gradeAnswer } from '../../quiz/question.ts'
import { pageSeed } from '../../quiz/variation.ts'
import type { Call, Scenario } from '../../tcp/scenario.ts'
import { falseClaims } from '../../tcp/search/claims.ts'
import type { Fault, Of } from './fault.ts'

/** What everybody tries first shows nothing, and par is what the official solution takes. That it earns the point is checked of every kind. */
export function stackBugFaults(question: Of<'stack-bug'>, world: World): Fault[] {
  const start = world.scenarios[question.scenario]!
  const faults: Fault[] = []
  const grade = gradeAnswer(question, fourWaves(start), world, pageSeed)
  if (grade.status !== 'graded' || grade.earned > 0) {
    faults.push([['mutant'], `the plain close by the client shows it already: ${JSON.stringify(grade)}`])
  }
  const added = question.official.script.length + question.official.network.length
  if (added !== question.par) faults.push([['par'], `par is ${question.par}, the official scenario adds ${added}`])
  return faults
}

const fourWaves = (start: Scenario): Scenario => {
  const closes: Call[] = [
    { at: 1000, host: 'client', do: 'close' },
    { at: 1500, host: 'server', do: 'close' },
  ]
  return { ...start, script: [...start.script, ...closes] }
}

/** The start does not refute the claim by itself. */
export function counterexampleFaults({ claim, scenario }: Of<'counterexample'>, world: World): Fault[] {
  const start = world.scenarios[scenario]!
  const { status } = falseClaims[claim](world.simulate(start), start)
  return status === 'refuted' ? [[['scenario'], 'the start already refutes the claim']] : []
}
