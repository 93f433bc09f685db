import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ContinueLink } from '@/components/course/continue-link'
import { CourseMap } from '@/components/course/course-map'
import { buttonClass } from '@/components/kit/button'
import { isLocale } from '@/content/locale'
import { LazySandbox } from '@/sandbox/lazy'
import { courseLessons, lessonScenario } from '@/server/lessons'

export default async function Home({ params }: PageProps<'/[locale]'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = await getTranslations('site.home')
  const lessons = await courseLessons(locale)
  const first = lessons[0]
  if (!first) notFound()
  const href = (slug: string) => `/${locale}/lessons/${slug}` as const
  return (
    <div className="mx-auto max-w-6xl px-4 sm:px-6">
      <section className="grid items-start gap-10 pt-10 sm:pt-16 lg:grid-cols-[5fr_7fr] lg:gap-14">
        <div className="lg:pt-8">
          <h1 className="text-4xl sm:text-5xl">{t('heading')}</h1>
          <p className="mt-5 max-w-[36rem] text-lg text-soft">{t('lead')}</p>
          <div className="mt-8">
            <ContinueLink
              start={{ href: href(first.slug), label: t('start') }}
              again={{ href: href(first.slug), label: t('again') }}
              steps={lessons.map(({ slug, title, questionIds }) => ({
                slug,
                href: href(slug),
                label: t('continue', { title }),
                questionIds,
              }))}
            />
          </div>
        </div>
        <LazySandbox scenario={await lessonScenario('fourth-wave', 'four-waves')} title={t('figure')} mode="hero" />
      </section>
      <section aria-labelledby="what" className="mt-20">
        <h2 id="what" className="sr-only">
          {t('whatHeading')}
        </h2>
        <div className="grid gap-8 sm:grid-cols-3">
          {(['true', 'alive', 'fair'] as const).map((key) => (
            <div key={key} className="border-t-2 border-ink pt-4">
              <h3 className="text-2xl">{t(key)}</h3>
              <p className="mt-2 text-soft">{t(`${key}Text`)}</p>
            </div>
          ))}
        </div>
      </section>
      <section aria-labelledby="course" className="mt-20">
        <h2 id="course" className="mb-6 text-3xl">
          {t('courseHeading')}
        </h2>
        <CourseMap lessons={lessons} locale={locale} heading="h3" />
      </section>
      <section aria-labelledby="interview" className="mt-20 border-t-2 border-ink pt-4">
        <h2 id="interview" className="text-3xl">
          {t('interviewHeading')}
        </h2>
        <p className="mt-3 max-w-[42rem] text-lg text-soft">{t('interviewText')}</p>
        <div className="mt-6 flex flex-wrap gap-4">
          <a href={`/${locale}/interview`} className={buttonClass('primary')}>
            {t('interviewLink')}
          </a>
          <a href={`/${locale}/interview/mock`} className={buttonClass()}>
            {t('mockLink')}
          </a>
        </div>
      </section>
    </div>
  )
}
