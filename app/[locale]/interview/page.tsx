import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { BankList } from '@/components/interview/bank-list'
import { OwnCards } from '@/components/interview/own-cards'
import { buttonClass } from '@/components/kit/button'
import { isLocale, languageTags, locales } from '@/content/locale'
import { exerciseSets } from '@/server/exercises'
import { interviewEntries } from '@/server/interview'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('interview')
  return {
    title: t('heading'),
    description: t('lead'),
    alternates: { languages: Object.fromEntries(locales.map((each) => [languageTags[each], `/${each}/interview`])) },
  }
}

export default async function Interview({ params }: PageProps<'/[locale]/interview'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = await getTranslations('interview')
  const exercises = await getTranslations('exercises')
  const { interview } = await getMessages()
  const { level, topic, list, starred, ownCards } = interview
  return (
    <div className="mx-auto max-w-6xl px-4 pt-10 sm:px-6 sm:pt-14">
      <h1 className="text-4xl sm:text-5xl">{t('heading')}</h1>
      <p className="mt-4 max-w-[42rem] text-lg text-soft">{t('lead')}</p>
      <div className="mt-6 flex flex-wrap gap-4">
        <a href={`/${locale}/interview/mock`} className={buttonClass('primary')}>
          {t('toMock')}
        </a>
        <a href={`/${locale}/interview/four-waves.apkg`} className={buttonClass()}>
          {t('toCards')}
        </a>
        <a href={`/${locale}/interview/print`} className={buttonClass()}>
          {t('toPrint')}
        </a>
        <NextIntlClientProvider messages={{ interview: { ownCards } }}>
          <OwnCards />
        </NextIntlClientProvider>
      </div>
      <nav aria-label={t('exercises')} className="mt-4 flex flex-wrap gap-x-6">
        {exerciseSets.map((set) => (
          <a key={set} href={`/${locale}/interview/${set}`} className="inline-block py-2 underline">
            {exercises(`${set}.heading`)}
          </a>
        ))}
      </nav>
      <NextIntlClientProvider messages={{ interview: { level, topic, list, starred } }}>
        <BankList entries={interviewEntries(locale)} locale={locale} />
      </NextIntlClientProvider>
    </div>
  )
}
