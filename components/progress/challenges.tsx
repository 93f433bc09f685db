import { useLocale, useTranslations } from 'next-intl'
import { Inline } from '@/components/kit/inline'
import type { CourseData, Insights } from './course-data'

/** Each challenge with the fewest actions that solved it, beside the best known solution. */
export function Challenges({ course, challenges }: { course: CourseData; challenges: Insights['challenges'] }) {
  const t = useTranslations('progress.challenges')
  const locale = useLocale()
  const untried = course.challenges.filter(({ id }) => !challenges[id])
  return (
    <section>
      <h2 className="text-2xl">{t('heading')}</h2>
      {list(course.challenges.filter(({ id }) => challenges[id]))}
      {untried.length > 0 && (
        <details>
          <summary className="min-h-11 py-2.5">{t('untried', { count: untried.length })}</summary>
          {list(untried)}
        </details>
      )}
    </section>
  )

  function list(some: CourseData['challenges']) {
    return (
      <ul>
        {some.map(({ id, lesson, prompt, par }) => (
          <li key={id} className="border-b border-line py-3">
            <a href={`/${locale}/lessons/${lesson}#${id}`} className="inline-block min-h-6 underline">
              <Inline text={prompt} />
            </a>
            {challenges[id] && <p className="mt-1 text-sm text-soft">{standing(challenges[id], par)}</p>}
          </li>
        ))}
      </ul>
    )
  }

  function standing(tried: { attempts: number; used: number | null }, par: number) {
    if (tried.used === null) return t('tried', { attempts: tried.attempts })
    return tried.used <= par ? t('par', { used: tried.used }) : t('solved', { used: tried.used, par })
  }
}
