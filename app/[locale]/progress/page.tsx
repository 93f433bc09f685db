import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { ProgressOverview } from '@/components/progress/progress'
import { isLocale } from '@/content/locale'
import { courseChallenges, courseLessons } from '@/server/lessons'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('progress')
  return { title: t('title'), description: t('lead') }
}

export default async function ProgressPage({ params }: PageProps<'/[locale]/progress'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = await getTranslations('progress')
  const { question, progress } = await getMessages()
  const lessons = (await courseLessons(locale)).map(({ slug, number, title, minutes, questionIds }) => ({
    slug,
    number,
    title,
    minutes,
    questionIds,
  }))
  return (
    <div className="mx-auto max-w-4xl px-4 pt-10 sm:px-6 sm:pt-14">
      <h1 className="text-4xl">{t('title')}</h1>
      <p className="mt-3 mb-10 max-w-[42rem] text-lg text-soft">{t('lead')}</p>
      <NextIntlClientProvider messages={{ question, progress }}>
        <ProgressOverview course={{ lessons, challenges: courseChallenges(locale) }} />
      </NextIntlClientProvider>
    </div>
  )
}
