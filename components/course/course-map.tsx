import { getTranslations } from 'next-intl/server'
import { LessonProgress } from '@/components/question/lesson-progress'
import type { Locale } from '@/content/locale'
import { type CourseLesson, units } from './course'

/** The whole course by units, each lesson with the learner's progress. */
export async function CourseMap({
  lessons,
  locale,
  heading: Heading,
}: {
  lessons: readonly CourseLesson[]
  locale: Locale
  /** The level of the units' headings on the page. */
  heading: 'h2' | 'h3'
}) {
  const [t, lessonText] = [await getTranslations('site.course'), await getTranslations('lesson')]
  return (
    <div className="grid gap-10 lg:grid-cols-[12rem_1fr] lg:gap-y-0">
      {units
        .filter((unit) => lessons.some((lesson) => lesson.unit === unit))
        .map((unit) => (
          <section key={unit} aria-labelledby={`unit-${unit}`} className="contents">
            <Heading id={`unit-${unit}`} className="border-line text-xl max-lg:-mb-6 lg:border-t lg:pt-6">
              {t(`unit.${unit}`)}
            </Heading>
            <ol className="border-line lg:border-t">
              {lessons
                .filter((lesson) => lesson.unit === unit)
                .map((lesson) => (
                  <li
                    key={lesson.slug}
                    className="relative grid grid-cols-[2.5rem_1fr] gap-x-2 border-b border-line py-6 last:border-b-0"
                  >
                    <span aria-hidden="true" className="font-heading text-2xl leading-tight text-soft tabular-nums">
                      {lesson.number}
                    </span>
                    <div className="min-w-0">
                      <a
                        href={`/${locale}/lessons/${lesson.slug}`}
                        className="font-heading text-2xl leading-tight no-underline after:absolute after:inset-0 hover:underline"
                      >
                        {lesson.title}
                      </a>
                      <p className="mt-1 max-w-[42rem] text-soft">{lesson.summary}</p>
                      <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-1 text-sm text-soft">
                        <span>{t('minutes', { count: lesson.minutes })}</span>
                        <LessonProgress
                          questionIds={lesson.questionIds}
                          all={lessonText('questions', { count: lesson.questionIds.length })}
                        />
                      </div>
                    </div>
                  </li>
                ))}
            </ol>
          </section>
        ))}
    </div>
  )
}
