import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { SignUp } from '@/components/account/sign-up'
import { isLocale } from '@/content/locale'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.signUp')
  return { title: t('title'), robots: { index: false } }
}

export default async function SignUpPage({ params }: PageProps<'/[locale]/sign-up'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = await getTranslations('account.signUp')
  const { account } = await getMessages()
  return (
    <div className="mx-auto max-w-xl px-4 pt-10 sm:px-6 sm:pt-14">
      <h1 className="text-4xl">{t('title')}</h1>
      <p className="mt-3 mb-8 text-lg text-soft">{t('lead')}</p>
      <NextIntlClientProvider messages={{ account }}>
        <SignUp />
      </NextIntlClientProvider>
      <noscript>
        <p>{(await getTranslations('account'))('noScript')}</p>
      </noscript>
    </div>
  )
}
