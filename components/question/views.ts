import type { PublicQuestion } from '@/quiz/question'
import type { KindView } from './kind-view'
import { challengeView } from './kinds/challenge'
import { counterexampleView } from './kinds/counterexample'
import { drillView } from './kinds/drill'
import { fillSegmentView } from './kinds/fill-segment'
import { findLineView } from './kinds/find-line'
import { nameStatesView } from './kinds/name-states'
import { numberView } from './kinds/number'
import { oneChoiceView, severalChoicesView } from './kinds/options'
import { orderStepsView } from './kinds/order-steps'
import { spotErrorView } from './kinds/spot-error'
import { stackBugView } from './kinds/stack-bug'

const views: { [K in PublicQuestion['kind']]: KindView<K> } = {
  'one-choice': oneChoiceView,
  'several-choices': severalChoicesView,
  number: numberView,
  'order-steps': orderStepsView,
  'name-states': nameStatesView,
  'fill-segment': fillSegmentView,
  'find-line': findLineView,
  'spot-error': spotErrorView,
  challenge: challengeView,
  'stack-bug': stackBugView,
  counterexample: counterexampleView,
  drill: drillView,
}

/** TypeScript cannot see that a question and the view under its kind belong together. */
export const viewOf = (question: PublicQuestion) => views[question.kind] as unknown as KindView
