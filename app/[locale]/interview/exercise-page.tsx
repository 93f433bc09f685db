import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Inline } from '@/components/kit/inline'
import { Question } from '@/components/question/question'
import { isLocale, type Locale, languageTags, locales } from '@/content/locale'
import { type ExerciseSet, exercises, listedExercises } from '@/server/exercises'
import { publicQuestionById } from '@/server/questions'

type Props = { params: Promise<{ locale: string; slug: string }> }

/** The page of one exercise; `after` is what stands below the question. */
export const exercisePage = (set: ExerciseSet, after?: (id: string, locale: Locale) => Promise<ReactNode>) => ({
  slugs: () => exercises(set).map(({ slug }) => ({ slug })),

  async metadata({ params }: Props): Promise<Metadata> {
    const { slug, title, prompt } = await find(set, params)
    return {
      title: title.replaceAll('`', ''),
      description: prompt.replaceAll('`', ''),
      alternates: {
        languages: Object.fromEntries(locales.map((each) => [languageTags[each], `/${each}/interview/${set}/${slug}`])),
      },
    }
  },

  async Page({ params }: Props) {
    const { locale, id, title } = await find(set, params)
    const t = await getTranslations('exercises')
    return (
      <div className="mx-auto max-w-5xl px-4 pt-8 sm:px-6 lg:pt-12">
        <p>
          <a href={`/${locale}/interview/${set}`} className="inline-block py-2 underline">
            {t(`${set}.heading`)}
          </a>
        </p>
        <h1 className="mt-2 text-3xl sm:text-4xl">
          <Inline text={title} />
        </h1>
        <h2 className="sr-only">{t('task')}</h2>
        <Question question={await publicQuestionById(id, locale)} />
        {await after?.(id, locale)}
      </div>
    )
  },
})

async function find(set: ExerciseSet, params: Props['params']) {
  const { locale, slug } = await params
  if (!isLocale(locale)) notFound()
  const exercise = listedExercises(set, locale).find((each) => each.slug === slug)
  if (!exercise) notFound()
  return { locale, ...exercise }
}
