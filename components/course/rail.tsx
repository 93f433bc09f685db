import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/content/locale'
import { type CourseLesson, units } from './course'

/** The course beside a lesson on wide screens, folded above it on narrow ones. */
export async function Rail(props: { lessons: readonly CourseLesson[]; locale: Locale; current: string }) {
  const t = await getTranslations('site.course')
  return (
    <>
      <details className="rounded-md border border-line px-4 lg:hidden">
        <summary className="min-h-11 py-2.5 font-medium">{t('menu')}</summary>
        <div className="pb-4">
          <RailList {...props} />
        </div>
      </details>
      <div className="sticky top-22 hidden lg:block">
        <RailList {...props} />
      </div>
    </>
  )
}

async function RailList({
  lessons,
  locale,
  current,
}: {
  lessons: readonly CourseLesson[]
  locale: Locale
  current: string
}) {
  const t = await getTranslations('site.course')
  return (
    <nav aria-label={t('menu')} className="space-y-5 text-[0.95rem]">
      {units.map((unit) => (
        <div key={unit}>
          <p className="text-sm font-semibold text-soft">{t(`unit.${unit}`)}</p>
          <ul className="mt-1">
            {lessons
              .filter((lesson) => lesson.unit === unit)
              .map((lesson) => (
                <li key={lesson.slug}>
                  <a
                    href={`/${locale}/lessons/${lesson.slug}`}
                    aria-current={lesson.slug === current ? 'page' : undefined}
                    className="block border-l-2 border-transparent py-1.5 pl-3 leading-snug no-underline hover:underline aria-[current=page]:border-ink aria-[current=page]:font-semibold"
                  >
                    {lesson.title}
                  </a>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
