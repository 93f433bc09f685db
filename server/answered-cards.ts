import 'server-only'
import { defaultLocale, isLocale, type Locale } from '../content/locale.ts'
import type { StudyCard } from '../quiz/interview/study-card.ts'
import { historyOf } from './history.ts'
import { answeredCards } from './study-cards.ts'
import { learnerOf } from './visitors.ts'

/** In the language of `?locale=`. */
export function askedLocale(request: Request): Locale {
  const asked = new URL(request.url).searchParams.get('locale')
  return isLocale(asked) ? asked : defaultLocale
}

/** Cards of the exercises whose solution the reader has been told: a drill answered, a stack bug found, a sentence refuted. */
export async function cardsOfReader(request: Request, whichRule: string): Promise<StudyCard[]> {
  const learner = await learnerOf(request)
  const history = learner ? await historyOf(learner) : []
  const told = history.filter(({ questionId, earned }) => questionId.startsWith('drill-') || earned > 0)
  return answeredCards(askedLocale(request), new Set(told.map(({ questionId }) => questionId)), whichRule)
}
