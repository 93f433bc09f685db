import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Assignment } from './data'
import { windowIn } from './data'
import { durationWords, Moment } from './moment'

/** When, and what counts: the whole policy, with the learner's own times. */
export function Rules({ assignment }: { assignment: Assignment }) {
  const t = useTranslations('assignment.rules')
  const locale = useLocale()
  const { policy, classroom } = assignment
  const zone = classroom.timeZone
  const { opensAt, dueAt, closesAt, attemptsAllowed, steps } = windowIn(assignment)
  return (
    <section>
      <h2 className="text-2xl">{t('heading')}</h2>
      <dl className="mt-3 grid gap-x-6 gap-y-3 sm:grid-cols-[max-content_1fr]">
        {row(t('opens'), <Moment at={opensAt} zone={zone} />)}
        {row(t('due'), <Moment at={dueAt} zone={zone} />)}
        {row(t('closes'), <Moment at={closesAt} zone={zone} />)}
        {row(t('zone'), zone)}
        {row(t('grace'), t('graceSeconds', { count: policy.graceSeconds }))}
        {row(t('points'), new Intl.NumberFormat(locale).format(policy.points))}
        {row(t('attempts'), attemptsAllowed === null ? t('anyNumber') : t('firstOf', { count: attemptsAllowed }))}
        {row(t('counts'), t(`count.${policy.counts}`))}
      </dl>
      <table className="mt-5 w-full max-w-[42rem] text-start">
        <caption className="text-start font-medium">{t('table')}</caption>
        <thead>
          <tr className="border-b border-edge">
            <th scope="col" className="py-2 pe-4 text-start font-medium">
              {t('until')}
            </th>
            <th scope="col" className="py-2 text-end font-medium whitespace-nowrap">
              {t('percent')}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ untilMs, percent }) => (
            <tr key={untilMs} className="border-b border-line">
              <td className="py-2 pe-4">
                <Moment at={dueAt + untilMs} zone={zone} />
                <span className="block text-sm text-soft">
                  {t(untilMs === 0 ? 'onTime' : untilMs < 0 ? 'before' : 'after', {
                    length: durationWords(Math.abs(untilMs), locale),
                  })}
                </span>
              </td>
              <td className="py-2 text-end align-top whitespace-nowrap tabular-nums">{t('share', { percent })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-3 max-w-[42rem] text-sm text-soft">{t('clock')}</p>
    </section>
  )
}

const row = (name: string, value: ReactNode) => (
  <div key={name} className="sm:contents">
    <dt className="font-medium">{name}</dt>
    <dd className="m-0">{value}</dd>
  </div>
)
