import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Recorder } from '@/components/assignment/recorder'
import { isLocale } from '@/content/locale'
import { courseLessons } from '@/server/lessons'
import { libraryEntries, libraryScenario } from '@/server/library'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assignment.record')
  return { title: t('title'), robots: { index: false } }
}

export default async function RecordPage({ params }: PageProps<'/[locale]/classes/task/record'>) {
  const { locale } = await params
  const [first] = libraryEntries()
  if (!isLocale(locale) || !first) notFound()
  const t = await getTranslations('assignment.record')
  const { assignment, classroom } = await getMessages()
  const lessons = (await courseLessons(locale)).map(({ slug, title }) => [slug, title])
  return (
    <div className="mx-auto max-w-[90rem] px-4 pt-8 sm:px-6 sm:pt-10">
      <h1 className="text-4xl">{t('title')}</h1>
      <p className="mt-3 mb-8 max-w-[48rem] text-lg text-soft">{t('lead')}</p>
      <NextIntlClientProvider messages={{ assignment, classroom }}>
        <Recorder first={libraryScenario(first)} lessons={Object.fromEntries(lessons)} />
      </NextIntlClientProvider>
    </div>
  )
}
