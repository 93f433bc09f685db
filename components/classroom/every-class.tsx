import { useLocale, useTranslations } from 'next-intl'
import { useId } from 'react'
import { useFetched } from '@/components/progress/use-fetched'
import { AskedFor } from './asked-for'
import type { AllClasses } from './data'
import { Pager, usePages } from './pages'

/** For administrators: all classes, whoever teaches them. */
export function EveryClass() {
  const t = useTranslations('classroom.every')
  const locale = useLocale()
  const headingId = useId()
  const pages = usePages()
  const page = useFetched<AllClasses>(`/api/administration/classes${pages.query}`)
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId} className="text-2xl">
        {t('heading')}
      </h2>
      <AskedFor what={page}>
        {({ classes, more }) => (
          <>
            {classes.length === 0 && <p className="mt-3 text-soft">{t('none')}</p>}
            <ul className="mt-2">
              {classes.map(({ id, name, term, archived, teachers, learners }) => (
                <li key={id} className="border-b border-line py-3">
                  <a
                    href={`/${locale}/classes/class?id=${id}`}
                    className="inline-block min-h-6 max-w-full font-medium break-words underline"
                  >
                    {name}
                  </a>
                  <p className="text-sm break-words text-soft">
                    {[
                      term,
                      teachers.join(', ') || t('noTeacher'),
                      t('learners', { count: learners }),
                      archived && t('archived'),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </li>
              ))}
            </ul>
            <Pager pages={pages} next={more ? classes.at(-1)!.id : null} />
          </>
        )}
      </AskedFor>
    </section>
  )
}
