import { useLocale, useTranslations } from 'next-intl'
import { Inline } from '@/components/kit/inline'
import type { CourseData, Insights } from './course-data'

/** Each challenge with the fewest actions that solved it, beside the best known solution. */
export function Challenges({ course, challenges }: { course: CourseData; challenges: Insights['challenges'] }) {
  const t = useTranslations('progress.challenges')
  const locale = useLocale()
  return (
    <section>
      <h2 className="text-2xl">{t('heading')}</h2>
      <ul className="mt-3">
        {course.challenges.map(({ id, lesson, prompt, par }) => (
          <li key={id} className="border-b border-line py-3">
            <a href={`/${locale}/lessons/${lesson}#${id}`} className="inline-block min-h-6 underline">
              <Inline text={prompt} />
            </a>
            <p className="mt-1 text-sm text-soft">{standing(challenges[id], par)}</p>
          </li>
        ))}
      </ul>
    </section>
  )

  function standing(tried: { attempts: number; used: number | null } | undefined, par: number) {
    if (!tried) return t('new')
    if (tried.used === null) return t('tried', { attempts: tried.attempts })
    return tried.used <= par ? t('par', { used: tried.used }) : t('solved', { used: tried.used, par })
  }
}
