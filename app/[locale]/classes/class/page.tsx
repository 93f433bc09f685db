import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { OneClass } from '@/components/classroom/class-page'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('classroom')
  return { title: t('class.title'), robots: { index: false } }
}

export default async function ClassPage() {
  const { assignment, classroom } = await getMessages()
  return (
    <div className="mx-auto max-w-4xl px-4 pt-10 sm:px-6 sm:pt-14">
      <NextIntlClientProvider messages={{ assignment, classroom }}>
        <OneClass />
      </NextIntlClientProvider>
    </div>
  )
}
