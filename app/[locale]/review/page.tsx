import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Review } from '@/components/review/review'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('review')
  return { title: t('title'), description: t('lead') }
}

export default async function ReviewPage() {
  const t = await getTranslations('review')
  const { open, question, review } = await getMessages()
  return (
    <div className="mx-auto max-w-4xl px-4 pt-10 sm:px-6 sm:pt-14">
      <h1 className="text-4xl">{t('title')}</h1>
      <p className="mt-3 mb-10 max-w-[42rem] text-lg text-soft">{t('lead')}</p>
      <NextIntlClientProvider messages={{ open, question, review }}>
        <Review />
      </NextIntlClientProvider>
    </div>
  )
}
