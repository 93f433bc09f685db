import { useLocale, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { type HandIn, handedIn, type Window } from '@/quiz/policy/window'
import { durationWords } from './moment'
import { instantOf, TimeField, typedTime } from './time-field'

/** "Handed in at ... gives ...": the function that grades, asked about any moment. */
export function Calculator({ window, zone }: { window: Window; zone: string }) {
  const t = useTranslations('assignment.calculator')
  const worth = useWorth()
  const headingId = useId()
  const [asked, setAsked] = useState(() => typedTime(window.dueAt, zone))
  const at = instantOf(asked, zone)
  return (
    <section aria-labelledby={headingId}>
      <h3 id={headingId} className="text-xl">
        {t('heading')}
      </h3>
      <div className="mt-2">
        <TimeField label={t('handedIn')} hint={t('hint', { zone })} zone={zone} value={asked} onChange={setAsked} />
      </div>
      <p role="status" className="mt-1 min-h-7 font-medium">
        {at !== null && worth(handedIn(window, at))}
      </p>
    </section>
  )
}

/** What an answer is worth at a time, in words. */
export function useWorth(): (handIn: HandIn) => string {
  const t = useTranslations('assignment.worth')
  const locale = useLocale()
  return ({ code, percent, lateMs }) => t(code, { percent, late: durationWords(lateMs, locale) })
}
