import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PrintButton } from '@/components/interview/print-button'
import { Inline } from '@/components/kit/inline'
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
        <div className="mt-6 mb-10">
          <PrintButton label={t('print.print')} />
        </div>
      </div>
      <ol className="grid gap-4 md:grid-cols-2 print:block print:columns-2 print:gap-[6mm] print:text-[9pt] print:leading-snug">
        {cards.map(({ id, front, back, points }, place) => (
          <li
            key={id}
            className="rounded-lg border border-edge p-4 sm:p-5 print:mb-[5mm] print:break-inside-avoid print:p-[3mm]"
          >
            <h2 className="font-sans text-lg leading-snug font-semibold print:text-[10pt]">
              <span className="text-soft">{place + 1}.</span> <Inline text={front} />
            </h2>
            {back.map((paragraph) => (
              <p key={paragraph} className="mt-2">
                <Inline text={paragraph} />
              </p>
            ))}
            <ul className="mt-2 list-['☐_'] ps-5 text-[0.95em]">
              {points.map((point) => (
                <li key={point}>
                  <Inline text={point} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  )
}
