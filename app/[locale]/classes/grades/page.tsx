import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { OwnGradesPage } from '@/components/gradebook/own-grades'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('gradebook')
  return { title: t('own.title'), robots: { index: false } }
}

export default async function Page() {
  const { classroom, gradebook } = await getMessages()
  return (
    <div className="mx-auto max-w-4xl px-4 pt-10 sm:px-6 sm:pt-14">
      <NextIntlClientProvider messages={{ classroom, gradebook }}>
        <OwnGradesPage />
      </NextIntlClientProvider>
    </div>
  )
}
