import { evaluate } from '../../quiz/goal.ts'
import type { World } from '../../quiz/kind.ts'
import { gradeAnswer, officialAnswer } from '../../quiz/question.ts'
import { pageSeed } from '../../quiz/variation.ts'
import { parseScenario } from '../../tcp/schema.ts'
import type { Fault, Of } from './fault.ts'

/** The official solution reaches the goal, the start does not, and par is what the solution takes. */
export function challengeFaults(question: Of<'challenge'>, world: World): Fault[] {
  const official = officialAnswer(question, world, pageSeed)
  const parsed = parseScenario(official)
  if (!parsed.ok) {
    return parsed.problems.map(({ path, expected }) => [['official'], `with the start, ${path}: expected ${expected}`])
  }
  const faults: Fault[] = []
  const grade = gradeAnswer(question, official, world, pageSeed)
  if (grade.status === 'ungraded') {
    faults.push([['official'], `the official scenario is not graded: ${grade.reason} ${grade.detail ?? ''}`])
  } else if (grade.earned < grade.of) {
    const failed = (grade.feedback as { clauses: { held: boolean; code: string }[] }).clauses
    const index = failed.findIndex(({ held }) => !held)
    faults.push([['goal', 'must', index], `the official scenario misses this clause: ${JSON.stringify(failed[index])}`])
  }
  if (startReachesGoal(question, world)) {
    faults.push([['goal'], 'the start already reaches the goal; expected a clause that it misses'])
  }
  const added = question.official.script.length + question.official.network.length
  if (added !== question.par) faults.push([['par'], `par is ${question.par}, the official scenario adds ${added}`])
  return faults
}

function startReachesGoal({ goal, scenario }: Of<'challenge'>, world: World): boolean {
  const trace = world.simulate(world.scenarios[scenario]!)
  return goal.every((clause) => evaluate(clause, trace).held)
}
