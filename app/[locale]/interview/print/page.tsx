import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { OwnSheets } from '@/components/interview/own-sheets'
import { PrintButton } from '@/components/interview/print-button'
import { Sheet, sheetsClass } from '@/components/interview/sheet'
import { isLocale, languageTags, locales } from '@/content/locale'
import { studyCards } from '@/server/study-cards'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('interview.print')
  return {
    title: t('heading'),
    description: t('lead'),
    alternates: {
      languages: Object.fromEntries(locales.map((each) => [languageTags[each], `/${each}/interview/print`])),
    },
  }
}

export default async function Sheets({ params }: PageProps<'/[locale]/interview/print'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = await getTranslations('interview')
  const { print } = (await getMessages()).interview
  const cards = studyCards(locale).filter(({ group }) => group === 'questions')
  return (
    <div className="mx-auto max-w-6xl px-4 pt-10 sm:px-6 sm:pt-14 print:max-w-none print:p-0">
      <div className="print:hidden">
        <p>
          <a href={`/${locale}/interview`} className="inline-block py-2 underline">
            {t('page.all')}
          </a>
        </p>
        <h1 className="mt-2 text-4xl sm:text-5xl">{t('print.heading')}</h1>
        <p className="mt-4 max-w-[42rem] text-lg text-soft">{t('print.lead')}</p>
        <div className="mt-6">
          <PrintButton label={t('print.print')} />
        </div>
      </div>
      <ol className={`mt-10 ${sheetsClass}`}>
        {cards.map((card, place) => (
          <Sheet key={card.id} card={card} number={place + 1} Heading="h2" />
        ))}
      </ol>
      <NextIntlClientProvider messages={{ interview: { print: { own: print.own } } }}>
        <OwnSheets />
      </NextIntlClientProvider>
    </div>
  )
}
