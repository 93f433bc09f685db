import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Question } from '@/components/question/question'
import { isLocale, languageTags, locales } from '@/content/locale'
import { courseLessons, lessonSlugs, practiceIds } from '@/server/lessons'
import { publicQuestionById } from '@/server/questions'

type Props = PageProps<'/[locale]/lessons/[slug]/practice'>

export const dynamicParams = false
export const generateStaticParams = () => lessonSlugs().map((slug) => ({ slug }))

async function findLesson(params: Props['params']) {
  const { locale, slug } = await params
  if (!isLocale(locale)) notFound()
  const lesson = (await courseLessons(locale)).find((each) => each.slug === slug)
  if (!lesson) notFound()
  return { locale, lesson, ids: practiceIds(lesson.folder) }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lesson } = await findLesson(params)
  const t = await getTranslations('lesson')
  return {
    title: t('practiceOf', { title: lesson.title }),
    description: lesson.summary,
    alternates: {
      languages: Object.fromEntries(
        locales.map((each) => [languageTags[each], `/${each}/lessons/${lesson.slug}/practice`]),
      ),
    },
  }
}

/** The questions of a lesson that do not stand in its text. */
export default async function PracticePage({ params }: Props) {
  const { locale, lesson, ids } = await findLesson(params)
  const t = await getTranslations('lesson')
  const questions = await Promise.all(ids.map((id) => publicQuestionById(id, locale)))
  const back = (
    <a href={`/${locale}/lessons/${lesson.slug}`} className="inline-block py-2 underline">
      {t('backTo', { title: lesson.title })}
    </a>
  )
  return (
    <div className="mx-auto max-w-5xl px-4 pt-8 sm:px-6 lg:pt-12">
      <p>{back}</p>
      <h1 className="mt-2 text-4xl sm:text-5xl">{t('practiceOf', { title: lesson.title })}</h1>
      {questions.length === 0 ? (
        <p className="mt-6 text-lg text-soft">{t('noPractice')}</p>
      ) : (
        <h2 className="mt-6 font-sans text-lg font-normal text-soft">{t('questions', { count: questions.length })}</h2>
      )}
      {questions.map((question) => (
        <Question key={question.id} question={question} />
      ))}
      {questions.length > 0 && <p className="mt-8">{back}</p>}
    </div>
  )
}
