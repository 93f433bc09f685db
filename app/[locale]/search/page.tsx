import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Search } from '@/components/search/search'
import { isLocale } from '@/content/locale'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('search')
  return { title: t('heading'), description: t('lead'), robots: { index: false } }
}

export default async function SearchPage({ params }: PageProps<'/[locale]/search'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = await getTranslations('search')
  const { search } = await getMessages()
  return (
    <div className="mx-auto max-w-3xl px-4 pt-10 sm:px-6 sm:pt-14">
      <h1 className="text-4xl sm:text-5xl">{t('heading')}</h1>
      <p className="mt-4 text-lg text-soft">{t('lead')}</p>
      <NextIntlClientProvider messages={{ search }}>
        <Search locale={locale} />
      </NextIntlClientProvider>
      <noscript>
        <p className="mt-6">
          {t('noScript')}{' '}
          <a href={`/${locale}/glossary`} className="underline">
            {t('toGlossary')}
          </a>
        </p>
      </noscript>
    </div>
  )
}
