import type { World } from '../../quiz/kind.ts'
import { lookAt } from '../../quiz/kinds/drill.ts'
import { publicQuestion } from '../../quiz/question.ts'
import type { Fault, Of } from './fault.ts'

const seeds = [1, 2, 3, 4, 5]

/** Where a drill names a run. */
export function drillScenarios({ before, symptom, looks }: Of<'drill'>): Fault[] {
  const inEvidence = (evidence: typeof symptom, path: (string | number)[]): Fault[] =>
    evidence.flatMap((piece, index): Fault[] =>
      Object.values(piece).flatMap((inner) =>
        typeof inner === 'object' ? [[[...path, index], inner.scenario] satisfies Fault] : [],
      ),
    )
  return [
    [['before'], before],
    ...inEvidence(symptom, ['symptom']),
    ...looks.flatMap(({ shows }, index) => inEvidence(shows, ['looks', index, 'shows'])),
  ]
}

/** All evidence can be printed with any seed, and who has seen all of it can still earn something. */
export function drillFaults(question: Of<'drill'>, world: World): Fault[] {
  const faults: Fault[] = []
  if (question.before === question.see) faults.push([['see'], 'expected another run than before the repair'])
  if (question.looks.length * question.lookCost >= 0.5)
    faults.push([['lookCost'], 'all looks cost half the point or more'])
  for (const seed of seeds) {
    try {
      publicQuestion(question, { ...world, seed, locale: 'en' })
      for (const look of question.looks.keys()) lookAt(question, look, world, seed)
    } catch (error) {
      return [...faults, [['looks'], `with seed ${seed}: ${(error as Error).message}`]]
    }
  }
  return faults
}
