import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { MockPage } from '@/components/interview/mock/mock-page'
import { isLocale, languageTags, locales } from '@/content/locale'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mock')
  return {
    title: t('heading'),
    description: t('lead'),
    alternates: {
      languages: Object.fromEntries(locales.map((each) => [languageTags[each], `/${each}/interview/mock`])),
    },
  }
}

export default async function Mock({ params }: PageProps<'/[locale]/interview/mock'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = await getTranslations('mock')
  const { question, open, mock, interview } = await getMessages()
  const { level, topic, page } = interview
  return (
    <div className="mx-auto max-w-4xl px-4 pt-10 sm:px-6 sm:pt-14">
      <h1 className="text-4xl">{t('heading')}</h1>
      <p className="mt-3 mb-10 max-w-[42rem] text-lg text-soft">{t('lead')}</p>
      <noscript>
        <p className="mb-6">
          {t('noScript')}{' '}
          <a href={`/${locale}/interview`} className="underline">
            /{locale}/interview
          </a>
        </p>
      </noscript>
      <NextIntlClientProvider messages={{ question, open, mock, interview: { level, topic, page } }}>
        <MockPage />
      </NextIntlClientProvider>
    </div>
  )
}
