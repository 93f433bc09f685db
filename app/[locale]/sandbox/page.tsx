import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { isLocale, languageTags, locales } from '@/content/locale'
import { WorkbenchSlot } from '@/sandbox/workbench/slot'
import { courseLessons } from '@/server/lessons'
import { libraryEntries, libraryScenario } from '@/server/library'
import { LibraryList } from './library-list'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('workbench')
  return {
    title: t('title'),
    description: t('lead'),
    alternates: { languages: Object.fromEntries(locales.map((each) => [languageTags[each], `/${each}/sandbox`])) },
  }
}

export default async function SandboxPage({ params }: PageProps<'/[locale]/sandbox'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = await getTranslations('workbench')
  const entries = libraryEntries()
  const lessons = new Map((await courseLessons(locale)).map(({ slug, title }) => [slug, title]))
  const first = entries[0]
  if (!first) notFound()
  return (
    <div className="mx-auto max-w-[90rem] px-4 pt-8 sm:px-6 sm:pt-10">
      <h1 className="text-4xl">{t('title')}</h1>
      <p className="mt-3 max-w-[48rem] text-soft">{t('lead')}</p>
      <p className="mt-2 flex flex-wrap gap-x-6">
        {(['captures', 'lab'] as const).map((place) => (
          <a key={place} href={`/${locale}/${place}`} className="inline-block min-h-6 underline">
            {t(`more.${place}`)}
          </a>
        ))}
      </p>
      <div className="mt-6">
        <WorkbenchSlot first={libraryScenario(first)} lessons={Object.fromEntries(lessons)}>
          <p className="m-0 font-semibold">{first.title[locale]}</p>
          <p className="mt-1">{first.sentence[locale]}</p>
          <p className="mt-3 text-soft">{t('loading')}</p>
          <noscript>
            <p className="mt-3">{t('noScript')}</p>
          </noscript>
        </WorkbenchSlot>
      </div>
      <section id="library" aria-labelledby="library-heading" className="isolate mt-14 mb-4">
        <h2 id="library-heading" className="text-3xl">
          {t('library.heading')}
        </h2>
        <p className="mt-3 max-w-[48rem] text-soft">
          {t('library.lead', { count: entries.length, recorded: entries.filter(({ recording }) => recording).length })}
        </p>
        <LibraryList entries={entries} lessons={lessons} locale={locale} />
      </section>
    </div>
  )
}
