'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button, buttonClass } from '@/components/kit/button'
import { browserZone, useFetched } from '@/components/progress/use-fetched'
import { useHydrated } from '@/components/question/use-slot'
import { DateMode } from './date-mode'
import { Forecast } from './forecast'
import { Queue } from './queue'
import { dateWords, type ReviewData, reviewAddress } from './review-data'

/** What is due today, asked one question after another; what is coming; and a date to prepare for. */
export function Review() {
  const t = useTranslations('review')
  const locale = useLocale()
  const hydrated = useHydrated()
  const review = useFetched<ReviewData>(hydrated ? reviewAddress(browserZone()) : null)
  const [queue, setQueue] = useState<readonly string[] | null>(null)
  if (review.state === 'loading') return <p className="min-h-96 text-soft">{t('loading')}</p>
  if (review.state === 'failed') {
    return (
      <p className="flex min-h-96 flex-wrap items-start gap-4">
        {t('failed')} <Button onClick={review.again}>{t('retry')}</Button>
      </p>
    )
  }
  const data = review.value
  if (data.cards === 0) {
    return (
      <div className="min-h-96">
        <p className="mb-6">{t('nothing')}</p>
        <a href={`/${locale}/lessons`} className={buttonClass('primary')}>
          {t('toLessons')}
        </a>
      </div>
    )
  }
  return (
    <>
      <section className="mb-14">
        <h2 className="text-2xl">{t('today')}</h2>
        {queue ? (
          <Queue
            ids={queue}
            onEnd={() => {
              setQueue(null)
              review.again()
            }}
          />
        ) : (
          <Today data={data} onBegin={() => setQueue(data.today)} />
        )}
      </section>
      {!queue && <Forecast data={data} />}
      {!queue && <DateMode data={data} onChange={review.again} />}
    </>
  )
}

function Today({ data, onBegin }: { data: ReviewData; onBegin: () => void }) {
  const t = useTranslations('review')
  const locale = useLocale()
  const left = data.today.length
  const ahead = data.forecast.slice(1).find(({ count }) => count > 0)
  return (
    <>
      <p role="status" className="mt-3">
        {t('left', { left })} {data.done > 0 && t('done', { done: data.done })}{' '}
        {data.moved > 0 && t('moved', { moved: data.moved, cap: data.dailyCap })}
      </p>
      {left > 0 ? (
        <Button variant="primary" className="mt-4" onClick={onBegin}>
          {t('begin')}
        </Button>
      ) : (
        <p className="mt-2 text-soft">
          {ahead
            ? t('nextDay', {
                date: dateWords(ahead.date, locale, { weekday: 'long', month: 'long', day: 'numeric' }),
                count: ahead.count,
              })
            : t('noneAhead', { days: data.forecast.length })}
        </p>
      )}
    </>
  )
}
