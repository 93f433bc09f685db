import type { World } from '../../quiz/kind.ts'
import { lineAt, linesOf } from '../../quiz/kinds/find-line.ts'
import { officialAnswer } from '../../quiz/question.ts'
import { pageSeed } from '../../quiz/variation.ts'
import type { Fault, Of } from './fault.ts'

/** The segment is there, and no near value is the answer. */
export function segmentFaults(question: Of<'fill-segment'>, world: World): Fault[] {
  const { moment, blank, near } = question
  const { segments } = world.simulate(world.scenarios[moment.scenario]!)
  if (moment.segment >= segments.length) {
    const text = `segment ${moment.segment} of ${segments.length} does not exist in "${moment.scenario}"`
    return [[['moment'], text]]
  }
  const official = officialAnswer(question, world, pageSeed) as Record<string, string | number | null>
  return near.flatMap(({ field, value }, index): Fault[] => {
    if (!blank.includes(field)) return [[['near', index], `${field} is not asked for`]]
    if (value !== official[field]) return []
    return [[['near', index], `${value} is the ${field} itself; expected a value that differs from it`]]
  })
}

/** Every line that is named is there, and none that is explained as wrong is right. */
export function lineFaults(question: Of<'find-line'>, world: World): Fault[] {
  const count = linesOf(question, world).length
  const right = question.official.map((place) => lineAt(question, place, world))
  const near = question.near.map((place) => lineAt(question, place, world))
  return [
    ...right.flatMap((line, index) => missing('official', line, index, count)),
    ...near.flatMap((line, index) => missing('near', line, index, count)),
    ...repeated(right).map((index): Fault => [['official', index], 'names a line a second time']),
    ...repeated(near).map((index): Fault => [['near', index], 'names a line a second time']),
    ...near.flatMap((line, index): Fault[] =>
      line > 0 && right.includes(line) ? [[['near', index], `line ${line} is a right one`]] : [],
    ),
    ...(right.length >= count
      ? [[['official'], `all ${count} lines are right; expected some that are not`] as Fault]
      : []),
  ]
}

const missing = (key: string, line: number, index: number, count: number): Fault[] =>
  line > 0 ? [] : [[[key, index], `there is no such line among the ${count} that are shown`]]

const repeated = (lines: number[]): number[] =>
  lines.flatMap((line, index) => (line > 0 && lines.indexOf(line) < index ? [index] : []))
