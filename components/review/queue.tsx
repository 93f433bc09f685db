import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/kit/button'
import { useFetched } from '@/components/progress/use-fetched'
import { browserOutbox } from '@/components/question/browser'
import { Question } from '@/components/question/question'
import type { Next } from '@/components/question/shelf'
import { useSlot } from '@/components/question/use-slot'

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
  const variant = useFetched<Next>(`/api/questions/${id}?locale=${locale}`)
  const slot = useSlot(id)
  const title = useRef<HTMLHeadingElement>(null)
  const answered = slot?.phase === 'answered' && slot.grade.status === 'graded'
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
      {variant.state === 'there' && <Question question={variant.value.question} mode="review" />}
      {answered && (
        <Button variant="primary" onClick={onNext}>
          {place + 1 < all ? t('next') : t('finish')}
        </Button>
      )}
    </div>
  )
}
