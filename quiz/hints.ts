import type { Localized } from '../content/locale.ts'
import type { World } from './kind.ts'
import { lookAt } from './kinds/drill.ts'
import type { Question } from './question.ts'

/** Something that the server tells on request, for a part of the point. */
export interface PricedHint {
  text: Localized
  cost: number
  /** Whether those before it have to be told first. */
  inOrder: boolean
}

export const hasHints = (question: Question): boolean =>
  question.kind === 'drill' || ('hints' in question && question.hints.length > 0)

/** The hint at a place of the question's list, from 0; a look of a drill is one. */
export function hintOf(question: Question, place: number, world: World, seed: number): PricedHint | undefined {
  if (question.kind === 'drill') {
    if (!question.looks[place]) return undefined
    const shown = lookAt(question, place, world, seed)
    return { text: { en: shown, zh: shown }, cost: question.lookCost, inOrder: false }
  }
  const hint = 'hints' in question ? question.hints[place] : undefined
  return hint && { ...hint, inOrder: true }
}
