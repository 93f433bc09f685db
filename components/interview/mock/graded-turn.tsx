import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/kit/button'
import { useFetched } from '@/components/progress/use-fetched'
import { browserOutbox } from '@/components/question/browser'
import { Question } from '@/components/question/question'
import { useSlot } from '@/components/question/use-slot'
import type { GradedRecord, MockEvent } from '@/quiz/interview/mock'
import type { PublicQuestion } from '@/quiz/question'

/** A question that the machine grades: the first grade counts for the interview. */
export function GradedTurn({ record, dispatch }: { record: GradedRecord; dispatch: (event: MockEvent) => void }) {
  const t = useTranslations('mock')
  const locale = useLocale()
  const id = record.questionId
  const [ready, setReady] = useState(false)
  const asked = useFetched<{ question: PublicQuestion }>(`/api/questions/${id}?locale=${locale}`)
  const slot = useSlot(id)
  const grade = ready && slot?.phase === 'answered' && slot.grade.status === 'graded' ? slot.grade : null
  useEffect(() => {
    // What was answered on this page before is no answer in this interview.
    browserOutbox().dismiss(id)
    setReady(true)
  }, [id])
  useEffect(() => {
    if (grade) dispatch({ do: 'graded', earned: grade.earned, of: grade.of })
  }, [grade, dispatch])
  if (asked.state === 'failed') {
    return (
      <p className="mt-8 flex flex-wrap items-center gap-4">
        {t('questionFailed')} <Button onClick={asked.again}>{t('retry')}</Button>
      </p>
    )
  }
  if (asked.state === 'loading' || !ready) return <p className="mt-8 min-h-60 text-soft">{t('loadingQuestion')}</p>
  return <Question question={asked.value.question} />
}
