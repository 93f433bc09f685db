import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Inline } from '@/components/kit/inline'
import { StandingMark } from '@/components/question/standing-mark'
import { isLocale, languageTags, locales } from '@/content/locale'
import { type ExerciseSet, listedExercises } from '@/server/exercises'

/** The page that lists one set of exercises. */
export const exerciseList = (set: ExerciseSet) => ({
  async metadata(): Promise<Metadata> {
    const t = await getTranslations(`exercises.${set}`)
    return {
      title: t('heading'),
      description: t('lead'),
      alternates: {
        languages: Object.fromEntries(locales.map((each) => [languageTags[each], `/${each}/interview/${set}`])),
      },
    }
  },

  async Page({ params }: { params: Promise<{ locale: string }> }) {
    const { locale } = await params
    if (!isLocale(locale)) notFound()
    const t = await getTranslations(`exercises.${set}`)
    return (
      <div className="mx-auto max-w-5xl px-4 pt-10 sm:px-6 sm:pt-14">
        <h1 className="text-4xl sm:text-5xl">{t('heading')}</h1>
        <p className="mt-4 max-w-[42rem] text-lg text-soft">{t('lead')}</p>
        <ol className="mt-10 list-none border-t border-line pl-0">
          {listedExercises(set, locale).map(({ id, slug, title, prompt }) => (
            <li key={id} className="relative flex flex-wrap justify-between gap-x-8 gap-y-1 border-b border-line py-5">
              <div className="max-w-[42rem]">
                <h2 className="font-heading text-xl">
                  <a
                    href={`/${locale}/interview/${set}/${slug}`}
                    className="no-underline after:absolute after:inset-0 hover:underline"
                  >
                    <Inline text={title} />
                  </a>
                </h2>
                {set === 'drills' && (
                  <p className="mt-1 text-soft">
                    <Inline text={prompt} />
                  </p>
                )}
              </div>
              <p className="m-0 text-sm text-soft">
                <StandingMark questionId={id} />
              </p>
            </li>
          ))}
        </ol>
      </div>
    )
  },
})
