import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/content/locale'
import { type CourseLesson, units } from './course'

interface RailProps {
  lessons: readonly CourseLesson[]
  locale: Locale
  current: string
  /** Of the current lesson, with the anchors that they have on the page. */
  sections: readonly { title: string; anchor: string }[]
}

/** The course and the sections of this lesson: beside it on wide screens, where the fold is always open, else above it. */
export async function Rail({ lessons, locale, current, sections }: RailProps) {
  const t = await getTranslations('site.course')
  return (
    <details className="rail rounded-md border border-line px-4 lg:sticky lg:top-22 lg:self-start lg:border-0 lg:px-0 print:hidden">
      <summary className="min-h-11 py-2.5 font-medium">{t('menu')}</summary>
      <nav
        aria-label={t('menu')}
        className="space-y-5 pb-4 text-[0.95rem] lg:max-h-[calc(100vh-7rem)] lg:overflow-y-auto lg:p-0.5"
      >
        {units
          .filter((unit) => lessons.some((lesson) => lesson.unit === unit))
          .map((unit) => (
            <div key={unit}>
              <p className="text-sm font-semibold text-soft">{t(`unit.${unit}`)}</p>
              <ul className="mt-1">
                {lessons
                  .filter((lesson) => lesson.unit === unit)
                  .map(({ slug, title }) => (
                    <li key={slug}>
                      <a
                        href={`/${locale}/lessons/${slug}`}
                        aria-current={slug === current ? 'page' : undefined}
                        className="block border-l-2 border-transparent py-1.5 pl-3 leading-snug no-underline hover:underline aria-[current=page]:border-ink aria-[current=page]:font-semibold"
                      >
                        {title}
                      </a>
                      {slug === current && <Sections sections={sections} />}
                    </li>
                  ))}
              </ul>
            </div>
          ))}
      </nav>
    </details>
  )
}

const Sections = ({ sections }: Pick<RailProps, 'sections'>) => (
  <ul className="border-l-2 border-ink pb-1 pl-6 text-sm">
    {sections.map(({ title, anchor }) => (
      <li key={anchor}>
        <a href={`#${anchor}`} className="block py-1 leading-snug text-soft no-underline hover:underline">
          {title}
        </a>
      </li>
    ))}
  </ul>
)
