import type { World } from '../../quiz/kind.ts'
import { gradeAnswer, officialAnswer, type Question } from '../../quiz/question.ts'
import { challengeFaults } from './challenge-rules.ts'
import type { Fault, Of } from './fault.ts'
import { type LessonUnderCheck, questionsFile } from './lesson.ts'
import type { Problem } from './problem.ts'
import { lineFaults, segmentFaults } from './segment-rules.ts'

const telling = /(^|-)(correct|right|wrong|true|false|answer|ok|good|bad|error|mistake)(-|$)/
const changeWithinMs = 1

/** What the schema cannot see: names that lead nowhere, and answers that the engine does not confirm. */
export function questionProblems(lesson: LessonUnderCheck, simulate: World['simulate']): Problem[] {
  const world: World = { scenarios: lesson.scenarios, simulate }
  return lesson.questions.flatMap((question) =>
    faultsOf(question, lesson, world).map(([path, text]) => ({
      file: questionsFile(lesson.folder),
      line: lesson.lineOfQuestion(question.id, path),
      text: `${question.id}: ${text}`,
    })),
  )
}

function faultsOf(question: Question, lesson: LessonUnderCheck, world: World): Fault[] {
  const missing = missingScenarios(question, lesson)
  const general = [...idFaults(question, lesson), ...wordFaults(question), ...missing]
  const readable = scenarioNamesOf(question).every(([, name]) => name in lesson.scenarios)
  if (!readable) return general
  return [...general, ...engineFaults(question, world)]
}

function idFaults({ id }: Question, { slug }: LessonUnderCheck): Fault[] {
  return id.startsWith(`${slug}-`) ? [] : [[['id'], `expected an id that begins with "${slug}-"`]]
}

function wordFaults(question: Question): Fault[] {
  const faults: Fault[] = []
  if (/\bNOT\b/.test(question.prompt.en))
    faults.push([['prompt'], 'asks which is NOT; expected a question that asks what is'])
  if (question.kind === 'spot-error') {
    question.text.forEach(({ id }, index) => {
      if (telling.test(id)) faults.push([['text', index, 'id'], `expected an id that tells nothing, not "${id}"`])
    })
  }
  if (!('options' in question)) return faults
  question.options.forEach(({ id, text }, index) => {
    if (telling.test(id))
      faults.push([['options', index, 'id'], `expected an option id that tells nothing, not "${id}"`])
    if (/\b(all|none) of the above\b/i.test(text.en) || /以上(都|皆)/.test(text.zh)) {
      faults.push([['options', index, 'text'], 'expected an option that stands for itself, not for the others'])
    }
  })
  return faults
}

function scenarioNamesOf(question: Question): Fault[] {
  const names: Fault[] = question.see === undefined ? [] : [[['see'], question.see]]
  if (question.kind === 'number' && 'scenario' in question.answer) names.push([['answer'], question.answer.scenario])
  if (question.kind === 'name-states' || question.kind === 'fill-segment') {
    names.push([['moment'], question.moment.scenario])
  }
  if (question.kind === 'find-line' && 'scenario' in question.lines) names.push([['lines'], question.lines.scenario])
  if (question.kind === 'spot-error') {
    question.text.forEach(({ error }, index) => {
      if (error?.see) names.push([['text', index, 'error', 'see'], error.see])
    })
  }
  if (question.kind === 'challenge') names.push([['scenario'], question.scenario])
  return names
}

function missingScenarios(question: Question, { scenarioNames }: LessonUnderCheck): Fault[] {
  return scenarioNamesOf(question)
    .filter(([, name]) => !scenarioNames.includes(name))
    .map(([path, name]) => [path, `there is no scenarios/${name}.json; expected one of ${scenarioNames.join(', ')}`])
}

function engineFaults(question: Question, world: World): Fault[] {
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
    default:
      return []
  }
}

function officialFaults(question: Question, world: World): Fault[] {
  const grade = gradeAnswer(question, officialAnswer(question, world), world)
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
  const expected = officialAnswer(question, world) as number
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
