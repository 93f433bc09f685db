import { useLocale, useTranslations } from 'next-intl'
import { lessonToContinue } from '@/components/course/course'
import { buttonClass } from '@/components/kit/button'
import type { Progress } from '@/components/question/progress'
import type { CourseData } from './course-data'

/** One button that is right: the lesson to go on with; when there is none, what is due; else the course again. */
export function NextStep({ course, progress, due }: { course: CourseData; progress: Progress; due: number }) {
  const t = useTranslations('progress.continue')
  const locale = useLocale()
  const begun = Object.keys(progress.questions).length > 0 || Object.keys(progress.lessons).length > 0
  const next = lessonToContinue(course.lessons, progress)
  const minutes = course.lessons
    .filter(({ slug }) => !progress.lessons[slug]?.finished)
    .reduce((sum, lesson) => sum + lesson.minutes, 0)
  const lessonHref = (slug: string) => `/${locale}/lessons/${slug}` as const
  const step =
    !next && due > 0
      ? { href: `/${locale}/review` as const, label: t('toReview', { due }) }
      : !next
        ? { href: lessonHref(course.lessons[0]?.slug ?? ''), label: t('again') }
        : { href: lessonHref(next.slug), label: begun ? t('lesson', { title: next.title }) : t('start') }
  return (
    <section className="rounded-lg border border-edge bg-raised px-4 py-5 sm:px-6">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <a href={step.href} className={buttonClass('primary')}>
          {step.label}
        </a>
        {next && due > 0 && (
          <a href={`/${locale}/review`} className="inline-flex min-h-11 items-center underline">
            {t('review', { due })}
          </a>
        )}
      </div>
      <p className="mt-3 text-soft">{t('togo', { minutes })}</p>
    </section>
  )
}
