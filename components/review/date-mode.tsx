import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/kit/button'
import { putSettings } from '@/components/progress/settings'
import { Forecast } from './forecast'
import { dateWords, daysUntil, type ReviewData, reviewAddress } from './review-data'

type Trouble = 'invalid' | 'failed' | 'saveFailed'

/** "My interview is on ...": the load of the plan is shown before it is accepted. */
export function DateMode({ data, onChange }: { data: ReviewData; onChange: () => void }) {
  const t = useTranslations('review.date')
  const locale = useLocale()
  const [preview, setPreview] = useState<ReviewData | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const fieldId = useId()
  const today = data.forecast[0]?.date ?? ''
  const words = (date: string) => dateWords(date, locale, { year: 'numeric', month: 'long', day: 'numeric' })

  async function show(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const date = String(new FormData(event.currentTarget).get('date') ?? '')
    setPreview(null)
    if (!date || date <= today) return setTrouble('invalid')
    const response = await fetch(reviewAddress(data.timeZone, date)).catch(() => null)
    if (!response?.ok) return setTrouble(response?.status === 422 ? 'invalid' : 'failed')
    setTrouble(null)
    setPreview(await response.json())
  }

  async function save(reviewDate: string | null) {
    const saved = await putSettings({ reviewDate, timeZone: data.timeZone })
    setTrouble(saved ? null : 'saveFailed')
    if (!saved) return
    setPreview(null)
    onChange()
  }

  const load = preview?.date ? preview.forecast.slice(0, daysUntil(preview.date, today)).map(({ count }) => count) : []
  const [least, most] = [Math.min(...load), Math.max(...load)]
  return (
    <section className="mt-14">
      <h2 className="text-2xl">{t('heading')}</h2>
      {data.date && daysUntil(data.date, today) > 0 ? (
        <div className="mt-3 flex flex-wrap items-center gap-4">
          <p>{t('running', { date: words(data.date), days: daysUntil(data.date, today) })}</p>
          <Button onClick={() => void save(null)}>{t('give')}</Button>
        </div>
      ) : (
        <>
          <p className="mt-3 max-w-[42rem] text-soft">{t('lead')}</p>
          <form onSubmit={show} className="mt-4 flex flex-wrap items-end gap-4">
            <label htmlFor={fieldId}>
              <span className="block text-sm">{t('label')}</span>
              <input
                id={fieldId}
                type="date"
                name="date"
                required
                aria-describedby={`${fieldId}-trouble`}
                className="min-h-11 rounded-md border border-edge bg-raised px-3"
              />
            </label>
            <Button type="submit">{t('show')}</Button>
          </form>
        </>
      )}
      <p id={`${fieldId}-trouble`} role="status" className="mt-2 min-h-7 text-bad">
        {trouble && t(trouble)}
      </p>
      {preview?.date && (
        <div className="rounded-lg border border-edge bg-raised px-4 py-5 sm:px-6">
          <p className="font-medium">
            {t(least === most ? 'loadEven' : 'load', { least, most, date: words(preview.date) })}
          </p>
          <div className="mt-4">
            <Forecast data={preview} heading="h3" />
          </div>
          <div className="mt-4 flex flex-wrap gap-4">
            <Button variant="primary" onClick={() => void save(preview.date)}>
              {t('accept')}
            </Button>
            <Button onClick={() => setPreview(null)}>{t('discard')}</Button>
          </div>
        </div>
      )}
    </section>
  )
}
