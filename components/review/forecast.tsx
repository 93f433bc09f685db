import { useLocale, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Bars } from '@/components/progress/bars'
import { ChartBox } from '@/components/progress/chart-box'
import { dateWords, type ReviewData } from './review-data'

const ranges = [14, 30]

/** How many reviews the next days bring. */
export function Forecast({ data, heading: Heading = 'h2' }: { data: ReviewData; heading?: 'h2' | 'h3' }) {
  const t = useTranslations('review')
  const locale = useLocale()
  const name = useId()
  const [range, setRange] = useState(ranges[0]!)
  const days = data.forecast.slice(0, range)
  const counts = days.map(({ count }) => count)
  const words = (date: string) => dateWords(date, locale, { month: 'short', day: 'numeric' })
  const longer = [...ranges, ...(data.forecast.length > 30 ? [data.forecast.length] : [])]
  return (
    <section>
      <Heading className="text-2xl">{t('forecast')}</Heading>
      <fieldset className="mt-2 flex flex-wrap items-center gap-x-4">
        <legend className="sr-only">{t('range')}</legend>
        {longer.map((each) => (
          <label key={each} className="inline-flex min-h-11 items-center gap-2">
            <input
              type="radio"
              name={name}
              checked={range === each}
              onChange={() => setRange(each)}
              className="size-5"
            />
            {t('days', { days: each })}
          </label>
        ))}
      </fieldset>
      <ChartBox
        caption={t('chartNote', { zone: data.timeZone })}
        tableLabel={t('table')}
        picture={
          <Bars
            label={t('chart', {
              days: range,
              total: counts.reduce((sum, count) => sum + count, 0),
              most: Math.max(0, ...counts),
            })}
            bars={days.map(({ date, count }, index) => ({ label: words(date), value: count, strong: index === 0 }))}
          />
        }
        table={{ head: [t('day'), t('count')], rows: days.map(({ date, count }) => [words(date), count]) }}
      />
    </section>
  )
}
