import { useLocale, useTranslations } from 'next-intl'
import { useFetched } from '@/components/progress/use-fetched'
import type { Level } from '@/quiz/interview-names'
import { browserShelf } from './saving'

interface Listed {
  id: string
  level: Level
  minutes: number
  locale: string
  startedAt: string | null
  finishedAt: string | null
}

/** All interviews of this learner: those on the server, and those that only this browser knows. */
export function Past() {
  const t = useTranslations('mock.past')
  const names = useTranslations('interview')
  const locale = useLocale()
  const listed = useFetched<{ mocks: Listed[] }>('/api/mocks')
  const known = listed.state === 'there' ? listed.value.mocks : []
  const here = browserShelf()
    .all()
    .filter(({ id }) => !known.some((one) => one.id === id))
    .map(
      ({ id, state }): Listed => ({
        id,
        level: state.level,
        minutes: state.minutes,
        locale: state.locale,
        startedAt: null,
        finishedAt: state.finished ? '' : null,
      }),
    )
  const all = [...here, ...known]
  const day = (at: string | null) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at ? new Date(at) : new Date())
  return (
    <section className="mt-14">
      <h2 className="text-2xl">{t('heading')}</h2>
      {all.length === 0 && <p className="mt-3 text-soft">{t('none')}</p>}
      <ul className="mt-3">
        {all.map(({ id, level, minutes, locale: language, startedAt, finishedAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 border-b border-line py-2">
            <span>{t('entry', { level: names(`level.${level}`), minutes, date: day(startedAt) })}</span>
            <a href={`/${language}/interview/mock?id=${id}`} className="inline-block py-2 underline">
              {finishedAt === null ? t('goOn') : t('report')}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
