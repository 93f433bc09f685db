import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Rail } from '@/components/course/rail'
import { TermCards } from '@/components/glossary/term-cards'
import { LessonVisit } from '@/components/progress/lesson-visit'
import { LessonProgress } from '@/components/question/lesson-progress'
import { CheckUpLink } from '@/components/review/check-up-link'
import { isLocale, languageTags, locales } from '@/content/locale'
import { courseLessons, lessonSections, lessonSlugs } from '@/server/lessons'
import { lessonComponents } from './lesson-components'

type Props = PageProps<'/[locale]/lessons/[slug]'>

export const dynamicParams = false
export const generateStaticParams = () => lessonSlugs().map((slug) => ({ slug }))

async function findLesson(params: Props['params']) {
  const { locale, slug } = await params
  if (!isLocale(locale)) notFound()
  const lessons = await courseLessons(locale)
  const index = lessons.findIndex((lesson) => lesson.slug === slug)
  const lesson = lessons[index]
  if (!lesson) notFound()
  return { locale, lessons, lesson, previous: lessons[index - 1], next: lessons[index + 1] }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, lesson } = await findLesson(params)
  return {
    title: lesson.title,
    description: lesson.summary,
    openGraph: { type: 'article', images: [`/share/${lesson.slug}.${locale}.png`] },
    alternates: {
      languages: Object.fromEntries(locales.map((each) => [languageTags[each], `/${each}/lessons/${lesson.slug}`])),
    },
  }
}

export default async function LessonPage({ params }: Props) {
  const { locale, lessons, lesson, previous, next } = await findLesson(params)
  const t = await getTranslations()
  const { default: Body } = await import(`@/content/lessons/${lesson.folder}/lesson.${locale}.mdx`)
  return (
    <div className="mx-auto grid max-w-6xl gap-8 px-4 pt-8 sm:px-6 lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-14 lg:pt-12">
      <Rail lessons={lessons} locale={locale} current={lesson.slug} sections={lessonSections(lesson.folder, locale)} />
      <article className="min-w-0">
        <header className="mb-10 border-b border-line pb-8">
          <p className="text-soft">
            {t('lesson.number', { number: lesson.number })} · {t('site.course.minutes', { count: lesson.minutes })}
          </p>
          <h1 className="mt-2 text-4xl sm:text-5xl">{lesson.title}</h1>
          <p className="mt-4 max-w-[42rem] text-lg text-soft">{lesson.summary}</p>
          <div className="mt-4 text-sm text-soft">
            <LessonProgress
              questionIds={lesson.questionIds}
              all={t('lesson.questions', { count: lesson.questionIds.length })}
            />
          </div>
        </header>
        <div className="prose">
          <Body components={lessonComponents(lesson.slug, locale)} />
        </div>
        <TermCards label={t('glossary.follow')} />
        <LessonVisit lesson={lesson.slug} />
        {next?.unit !== lesson.unit && (
          <div className="mt-16">
            <CheckUpLink unit={lesson.unit} locale={locale} />
          </div>
        )}
        <nav aria-label={t('lesson.end')} className="mt-16 grid gap-4 border-t border-line pt-8 sm:grid-cols-2">
          {previous && (
            <Step label={t('lesson.previous')} title={previous.title} href={`/${locale}/lessons/${previous.slug}`} />
          )}
          {next && <Step label={t('lesson.next')} title={next.title} href={`/${locale}/lessons/${next.slug}`} end />}
        </nav>
      </article>
    </div>
  )
}

function Step({
  label,
  title,
  href,
  end = false,
}: {
  label: string
  title: string
  href: `/${string}`
  end?: boolean
}) {
  return (
    <a
      href={href}
      className={`block rounded-lg border border-line bg-raised px-5 py-4 no-underline hover:border-edge ${end ? 'sm:col-start-2 sm:text-end' : ''}`}
    >
      <span className="block text-sm text-soft">{label}</span>
      <span className="font-heading text-xl">{title}</span>
    </a>
  )
}
