import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CourseMap } from '@/components/course/course-map'
import { isLocale } from '@/content/locale'
import { courseLessons } from '@/server/lessons'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('site.course')
  return { title: t('heading'), description: t('lead') }
}

export default async function Lessons({ params }: PageProps<'/[locale]/lessons'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = await getTranslations('site.course')
  return (
    <div className="mx-auto max-w-6xl px-4 pt-10 sm:px-6 sm:pt-14">
      <h1 className="text-4xl">{t('heading')}</h1>
      <p className="mt-3 mb-10 text-lg text-soft">{t('lead')}</p>
      <CourseMap lessons={await courseLessons(locale)} locale={locale} heading="h2" />
    </div>
  )
}
