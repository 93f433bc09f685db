import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Account } from '@/components/account/account'
import { isLocale } from '@/content/locale'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.account')
  return { title: t('title'), robots: { index: false } }
}

export default async function AccountPage({ params }: PageProps<'/[locale]/account'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = await getTranslations('account.account')
  const { account } = await getMessages()
  return (
    <div className="mx-auto max-w-3xl px-4 pt-10 sm:px-6 sm:pt-14">
      <h1 className="text-4xl">{t('title')}</h1>
      <div className="mt-8" />
      <NextIntlClientProvider messages={{ account }}>
        <Account />
      </NextIntlClientProvider>
      <noscript>
        <p>{(await getTranslations('account'))('noScript')}</p>
      </noscript>
    </div>
  )
}
