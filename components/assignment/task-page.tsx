'use client'
import { useLocale, useTranslations } from 'next-intl'
import { AskedFor } from '@/components/classroom/asked-for'
import { useFetched } from '@/components/progress/use-fetched'
import { Question } from '@/components/question/question'
import { useHydrated } from '@/components/question/use-slot'
import type { PublicQuestion } from '@/quiz/question'

/** The own task that the address names: a challenge like any other. */
export function TaskPage() {
  const t = useTranslations('assignment.task')
  const locale = useLocale()
  const hydrated = useHydrated()
  const id = hydrated ? (new URLSearchParams(location.search).get('id') ?? '-') : null
  const found = useFetched<{ question: PublicQuestion }>(
    id === null ? null : `/api/questions/own-${encodeURIComponent(id)}?locale=${locale}`,
  )
  return (
    <>
      <h1 className="mb-6 text-4xl">{t('title')}</h1>
      <AskedFor what={found}>{({ question }) => <Question question={question} />}</AskedFor>
    </>
  )
}
