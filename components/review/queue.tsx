import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { OpenQuestion } from '@/components/interview/open-question'
import { Button } from '@/components/kit/button'
import { useFetched } from '@/components/progress/use-fetched'
import { browserOutbox } from '@/components/question/browser'
import { Question } from '@/components/question/question'
import { useSlot } from '@/components/question/use-slot'
import type { AskedQuestion } from '@/quiz/question'

/** The questions of today, one after another. */
export function Queue({ ids, onEnd }: { ids: readonly string[]; onEnd: () => void }) {
  const [place, setPlace] = useState(0)
  const id = ids[place]
  if (id === undefined) return null
  function next() {
    browserOutbox().dismiss(id!)
    if (place + 1 < ids.length) setPlace(place + 1)
    else onEnd()
  }
  return <Turn key={place} id={id} place={place} all={ids.length} onNext={next} />
}

function Turn({ id, place, all, onNext }: { id: string; place: number; all: number; onNext: () => void }) {
  const t = useTranslations('review')
  const locale = useLocale()
  const variant = useFetched<{ question: AskedQuestion }>(`/api/questions/${id}?locale=${locale}`)
  const slot = useSlot(id)
  const title = useRef<HTMLHeadingElement>(null)
  const answered = slot?.phase === 'answered' && slot.grade.status !== 'ungraded'
  useEffect(() => title.current?.focus(), [])
  return (
    <div>
      <h3 ref={title} tabIndex={-1} className="mt-6 text-xl">
        {t('place', { place: place + 1, all })}
      </h3>
      {variant.state === 'loading' && <p className="my-8 min-h-60 text-soft">{t('loadingQuestion')}</p>}
      {variant.state === 'failed' && (
        <p className="my-8 flex flex-wrap items-center gap-4">
          {t('questionFailed')} <Button onClick={variant.again}>{t('retry')}</Button>
        </p>
      )}
      {variant.state === 'there' && <Asked question={variant.value.question} />}
      {answered && (
        <Button variant="primary" onClick={onNext}>
          {place + 1 < all ? t('next') : t('finish')}
        </Button>
      )}
    </div>
  )
}

function Asked({ question }: { question: AskedQuestion }) {
  return question.kind === 'open' ? (
    <OpenQuestion question={question} mode="review" />
  ) : (
    <Question question={question} mode="review" />
  )
}
