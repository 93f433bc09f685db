import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

type Page = 'signIn' | 'signUp' | 'forgot' | 'reset' | 'confirm' | 'account'

/** No search engine needs what says something else to everybody. */
export async function accountMetadata(page: Page): Promise<Metadata> {
  const t = await getTranslations(`account.${page}`)
  return { title: t('title'), robots: { index: false } }
}

/** Around each page of an account: its title and lead, its words, and what is there without JavaScript. */
export async function AccountFrame({ page, children }: { page: Page; children: ReactNode }) {
  const t = await getTranslations('account')
  const { account } = await getMessages()
  return (
    <div className={`mx-auto px-4 pt-10 sm:px-6 sm:pt-14 ${page === 'account' ? 'max-w-3xl' : 'max-w-xl'}`}>
      <h1 className="mb-8 text-4xl">{t(`${page}.title`)}</h1>
      {t.has(`${page}.lead`) && <p className="-mt-5 mb-8 text-lg text-soft">{t(`${page}.lead` as 'signIn.lead')}</p>}
      <NextIntlClientProvider messages={{ account }}>{children}</NextIntlClientProvider>
      <noscript>
        <p>{t('noScript')}</p>
      </noscript>
    </div>
  )
}
