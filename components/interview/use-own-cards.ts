import { useLocale } from 'next-intl'
import { useFetched } from '@/components/progress/use-fetched'
import { learnerMark } from '@/components/question/browser'
import { useHydrated } from '@/components/question/use-slot'
import type { StudyCard } from '@/quiz/interview/study-card'

/** Cards of the exercises whose solution this reader has been told. Who has no record yet has none. */
export function useOwnCards(): StudyCard[] {
  const locale = useLocale()
  const hydrated = useHydrated()
  const cards = useFetched<StudyCard[]>(
    hydrated && learnerMark() !== null ? `/api/interview/cards?locale=${locale}` : null,
  )
  return cards.state === 'there' ? cards.value : []
}
