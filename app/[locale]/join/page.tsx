import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Join } from '@/components/classroom/join'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('classroom')
  return { title: t('joinTitle'), robots: { index: false } }
}

export default async function JoinPage() {
  const t = await getTranslations('classroom')
  const { classroom } = await getMessages()
  return (
    <div className="mx-auto max-w-4xl px-4 pt-10 sm:px-6 sm:pt-14">
      <h1 className="mb-8 text-4xl">{t('joinTitle')}</h1>
      <NextIntlClientProvider messages={{ classroom }}>
        <Join />
      </NextIntlClientProvider>
    </div>
  )
}
