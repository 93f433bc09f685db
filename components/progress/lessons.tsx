import { useLocale, useTranslations } from 'next-intl'
import type { Marks, Progress } from '@/components/question/progress'
import type { CourseData } from './course-data'

/** What was read, and what was right at the first try and is right now. */
export function Lessons({ course, progress }: { course: CourseData; progress: Progress }) {
  const t = useTranslations('progress.lessons')
  const locale = useLocale()
  const right = (ids: readonly string[], which: 'first' | 'best') =>
    ids.filter((id) => isFull(progress.questions[id]?.[which])).length
  const ids = course.lessons.flatMap(({ questionIds }) => questionIds)
  const cell = 'border-b border-line py-2 pe-4 text-start align-top'
  return (
    <section>
      <h2 id="lessons" className="text-2xl">
        {t('heading')}
      </h2>
      <section aria-labelledby="lessons" tabIndex={0} className="mt-3 overflow-x-auto">
        <table className="w-full border-collapse tabular-nums">
          <thead>
            <tr>
              {(['lesson', 'read', 'first', 'now'] as const).map((head) => (
                <th key={head} scope="col" className="border-b border-edge py-2 pe-4 text-start font-semibold">
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {course.lessons.map(({ slug, number, title, questionIds }) => (
              <tr key={slug}>
                <th scope="row" className={`${cell} min-w-40 font-normal`}>
                  <a href={`/${locale}/lessons/${slug}`} className="inline-block min-h-6 underline">
                    {number}. {title}
                  </a>
                </th>
                <td className={cell}>{t(readingOf(progress, slug))}</td>
                <td className={cell}>{t('of', { right: right(questionIds, 'first'), all: questionIds.length })}</td>
                <td className={cell}>{t('of', { right: right(questionIds, 'best'), all: questionIds.length })}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className={`${cell} font-semibold`}>
                {t('all')}
              </th>
              <td className={cell}>
                {t('of', {
                  right: course.lessons.filter(({ slug }) => progress.lessons[slug]?.finished).length,
                  all: course.lessons.length,
                })}
              </td>
              <td className={cell}>{t('of', { right: right(ids, 'first'), all: ids.length })}</td>
              <td className={cell}>{t('of', { right: right(ids, 'best'), all: ids.length })}</td>
            </tr>
          </tfoot>
        </table>
      </section>
    </section>
  )
}

const isFull = (marks: Marks | undefined) => marks !== undefined && marks.earned === marks.of

function readingOf(progress: Progress, slug: string) {
  const visit = progress.lessons[slug]
  if (!visit) return 'new'
  return visit.finished ? 'finished' : 'opened'
}
