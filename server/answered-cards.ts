import 'server-only'
import type { StudyCard } from '../quiz/interview/study-card.ts'
import { exercises } from './exercises.ts'
import { historyOf } from './history.ts'
import { localeIn } from './http/locale.ts'
import { answeredCards } from './study-cards.ts'
import { learnerOf } from './visitors.ts'

/** Cards of the exercises whose solution the reader has been told: a drill answered, a stack bug found, a sentence refuted. */
export async function cardsOfReader(request: Request, whichRule: string): Promise<StudyCard[]> {
  const learner = await learnerOf(request)
  const history = learner ? await historyOf(learner) : []
  const drills = new Set(exercises('drills').map(({ question }) => question.id))
  const told = history.filter(({ questionId, earned }) => drills.has(questionId) || earned > 0)
  return answeredCards(localeIn(request), new Set(told.map(({ questionId }) => questionId)), whichRule)
}
