import type { World } from '../../quiz/kind.ts'
import type { Question } from '../../quiz/question.ts'
import { drillScenarios } from './drill-rules.ts'
import { engineFaults } from './engine-rules.ts'
import type { Fault } from './fault.ts'
import type { LessonUnderCheck } from './lesson.ts'
import type { Problem } from './problem.ts'
import { variantFaults } from './variant-rules.ts'

const telling = /(^|-)(correct|right|wrong|true|false|answer|ok|good|bad|error|mistake)(-|$)/

/** What the schema cannot see: names that lead nowhere, and answers that the engine does not confirm. */
export function questionProblems(lesson: LessonUnderCheck, simulate: World['simulate']): Problem[] {
  const world: World = { scenarios: lesson.scenarios, simulate }
  return lesson.questions.flatMap((question) =>
    faultsOf(question, lesson, world).map(([path, text]) => ({
      file: lesson.questionsFile,
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
  return [...general, ...(question.variation ? variantFaults(question, world) : engineFaults(question, world))]
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
  if ('scenario' in question) names.push([['scenario'], question.scenario])
  if (question.kind === 'drill') names.push(...drillScenarios(question))
  return names
}

function missingScenarios(question: Question, { scenarioNames }: LessonUnderCheck): Fault[] {
  return scenarioNamesOf(question)
    .filter(([, name]) => !scenarioNames.includes(name))
    .map(([path, name]) => [path, `there is no scenarios/${name}.json; expected one of ${scenarioNames.join(', ')}`])
}
