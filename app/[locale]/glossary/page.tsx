import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { TermList } from '@/components/glossary/term-list'
import { isLocale, languageTags, locales } from '@/content/locale'
import { glossary } from '@/server/glossary'
import { courseLessons } from '@/server/lessons'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('glossary')
  return {
    title: t('heading'),
    description: t('lead'),
    alternates: { languages: Object.fromEntries(locales.map((each) => [languageTags[each], `/${each}/glossary`])) },
  }
}

export default async function Glossary({ params }: PageProps<'/[locale]/glossary'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = await getTranslations('glossary')
  return (
    <div className="mx-auto max-w-6xl px-4 pt-10 sm:px-6 sm:pt-14">
      <h1 className="text-4xl sm:text-5xl">{t('heading')}</h1>
      <p className="mt-4 max-w-[42rem] text-lg text-soft">{t('lead')}</p>
      <TermList terms={glossary()} lessons={await courseLessons(locale)} locale={locale} />
    </div>
  )
}
