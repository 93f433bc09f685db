import type { World } from '../../quiz/kind.ts'
import { gradeAnswer, officialAnswer, type Question } from '../../quiz/question.ts'
import { pageSeed } from '../../quiz/variation.ts'
import { challengeFaults } from './challenge-rules.ts'
import { drillFaults } from './drill-rules.ts'
import type { Fault, Of } from './fault.ts'
import { counterexampleFaults, stackBugFaults } from './run-rules.ts'
import { lineFaults, segmentFaults } from './segment-rules.ts'

const changeWithinMs = 1

/** What the engine does not confirm in a question whose numbers stand. */
export function engineFaults(question: Question, world: World): Fault[] {
  const own = ownFaults(question, world)
  return own.length > 0 ? own : officialFaults(question, world)
}

function ownFaults(question: Question, world: World): Fault[] {
  switch (question.kind) {
    case 'number':
      return numberFaults(question, world)
    case 'name-states':
      return momentFaults(question, world)
    case 'fill-segment':
      return segmentFaults(question, world)
    case 'find-line':
      return lineFaults(question, world)
    case 'challenge':
      return challengeFaults(question, world)
    case 'stack-bug':
      return stackBugFaults(question, world)
    case 'counterexample':
      return counterexampleFaults(question, world)
    case 'drill':
      return drillFaults(question, world)
    default:
      return []
  }
}

function officialFaults(question: Question, world: World): Fault[] {
  const grade = gradeAnswer(question, officialAnswer(question, world, pageSeed), world, pageSeed)
  if (grade.status === 'graded' && grade.earned === grade.of) return []
  return [[[], `the official answer does not earn full marks: ${JSON.stringify(grade)}`]]
}

function numberFaults(question: Of<'number'>, world: World): Fault[] {
  const { answer } = question
  if ('scenario' in answer) {
    const { segments } = world.simulate(world.scenarios[answer.scenario]!)
    const segment = segments[answer.segment]
    if (!segment)
      return [[['answer'], `segment ${answer.segment} of ${segments.length} does not exist in "${answer.scenario}"`]]
    const value = segment[answer.field]
    if (typeof value !== 'number')
      return [[['answer'], `segment ${answer.segment} (${segment.flags}) has no ${answer.field}`]]
    if (!Number.isInteger(value)) return [[['answer'], `${answer.field} is ${value}; expected a whole number`]]
  }
  const tolerance = 'value' in answer ? answer.tolerance : 0
  const expected = officialAnswer(question, world, pageSeed) as number
  return question.near.flatMap(({ value }, index): Fault[] =>
    Math.abs(value - expected) <= tolerance
      ? [[['near', index], `${value} is the answer itself; expected a number that differs from ${expected}`]]
      : [],
  )
}

function momentFaults({ moment }: Of<'name-states'>, world: World): Fault[] {
  const scenario = world.scenarios[moment.scenario]!
  const { states } = world.simulate(scenario)
  if (moment.at > scenario.untilMs)
    return [[['moment'], `${moment.at} ms is after the end of the run, ${scenario.untilMs} ms`]]
  return Object.entries(states).flatMap(([host, changes]): Fault[] => {
    if (!changes.some(({ at }) => at <= moment.at)) {
      return [[['moment'], `at ${moment.at} ms the ${host} has no state yet; its first is at ${changes[0]?.at} ms`]]
    }
    const close = changes.find(({ at }) => Math.abs(at - moment.at) <= changeWithinMs)
    if (!close) return []
    return [
      [['moment'], `at ${close.at} ms the ${host} becomes ${close.state}; expected a moment clearly before or after`],
    ]
  })
}
