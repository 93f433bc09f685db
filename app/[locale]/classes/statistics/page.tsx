import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { StatisticsPage } from '@/components/gradebook/statistics-page'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('gradebook')
  return { title: t('statistics.title'), robots: { index: false } }
}

export default async function Page() {
  const { classroom, gradebook, progress } = await getMessages()
  return (
    <div className="mx-auto max-w-6xl px-4 pt-10 sm:px-6 sm:pt-14">
      <NextIntlClientProvider messages={{ classroom, gradebook, progress }}>
        <StatisticsPage />
      </NextIntlClientProvider>
    </div>
  )
}
