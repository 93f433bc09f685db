import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { isLocale } from '@/content/locale'
import { Lab } from '@/sandbox/lab/lab'
import { measuredCloses } from '@/sandbox/lab/measured'
import { MeasuredTable } from '@/sandbox/lab/measured-table'
import { readRecording, recordingNames } from '../conformance/recordings'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('lab')
  return { title: t('heading'), description: t('lead') }
}

export default async function LabPage({ params }: PageProps<'/[locale]/lab'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = await getTranslations('lab')
  const { lab } = await getMessages()
  const closes = measuredCloses(recordingNames().map(readRecording))
  return (
    <div className="mx-auto max-w-6xl px-4 pt-10 sm:px-6 sm:pt-14">
      <h1 className="text-4xl sm:text-5xl">{t('heading')}</h1>
      <p className="mt-4 mb-8 max-w-[42rem] text-lg text-soft">{t('lead')}</p>
      <noscript>
        <p className="mb-6">{t('noScript')}</p>
      </noscript>
      <NextIntlClientProvider messages={{ lab }}>
        <Lab />
      </NextIntlClientProvider>
      <div className="mt-12 grid gap-12 lg:grid-cols-2">
        <section aria-labelledby="why">
          <h2 id="why" className="text-2xl">
            {t('why')}
          </h2>
          <p className="mt-3 max-w-[42rem]">{t('whyText')}</p>
          <p className="mt-3 max-w-[42rem]">{t('whyLinux')}</p>
        </section>
        <section aria-labelledby="measured" className="min-w-0">
          <h2 id="measured" className="text-2xl">
            {t('measured')}
          </h2>
          <p className="mt-3 mb-4 max-w-[42rem]">
            {t('measuredLead', { kernel: [...new Set(closes.map(({ kernel }) => kernel))].join(', ') })}
          </p>
          <MeasuredTable closes={closes} base={`/${locale}/conformance`} />
        </section>
      </div>
    </div>
  )
}
