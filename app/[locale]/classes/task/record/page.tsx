import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Recorder } from '@/components/assignment/recorder'
import { isLocale } from '@/content/locale'
import type { LibraryScenario } from '@/sandbox/workbench/library'
import { courseLessons } from '@/server/lessons'
import { libraryEntries, libraryScenario } from '@/server/library'
import { LibraryList } from '../../../sandbox/library-list'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assignment.record')
  return { title: t('title'), robots: { index: false } }
}

export default async function RecordPage({ params }: PageProps<'/[locale]/classes/task/record'>) {
  const { locale } = await params
  const entries = libraryEntries()
  const usual = entries[0]
  if (!isLocale(locale) || !usual) notFound()
  const t = await getTranslations('assignment.record')
  const { assignment, classroom } = await getMessages()
  const lessons = new Map((await courseLessons(locale)).map(({ slug, title }) => [slug, title]))
  return (
    <div className="mx-auto max-w-[90rem] px-4 pt-8 sm:px-6 sm:pt-10">
      <h1 className="text-4xl">{t('title')}</h1>
      <p className="mt-3 mb-8 max-w-[48rem] text-lg text-soft">{t('lead')}</p>
      <NextIntlClientProvider messages={{ assignment, classroom }}>
        <Recorder first={await unclosed(libraryScenario(usual))} lessons={Object.fromEntries(lessons)}>
          <details id="library" className="mt-10 scroll-mt-20">
            <summary className="min-h-11 py-2.5 text-xl font-heading">{t('library')}</summary>
            <LibraryList entries={entries} lessons={lessons} locale={locale} />
          </details>
        </Recorder>
      </NextIntlClientProvider>
    </div>
  )
}

/** Where most tasks begin: what is usual until somebody closes. */
async function unclosed(usual: LibraryScenario): Promise<LibraryScenario> {
  const [en, zh] = await Promise.all([
    getTranslations({ locale: 'en', namespace: 'assignment.record' }),
    getTranslations({ locale: 'zh', namespace: 'assignment.record' }),
  ])
  const script = usual.scenario.script.filter((call) => call.do !== 'close' && call.do !== 'shutdown')
  return {
    ...usual,
    slug: 'unclosed',
    title: { en: en('unclosed'), zh: zh('unclosed') },
    sentence: { en: en('unclosedText'), zh: zh('unclosedText') },
    scenario: { ...usual.scenario, script },
    recorded: null,
  }
}
