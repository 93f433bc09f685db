import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Projection } from '@/components/gradebook/projection'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('gradebook')
  return { title: t('projection.title'), robots: { index: false } }
}

export default async function Page() {
  const { classroom, gradebook } = await getMessages()
  return (
    <div className="mx-auto max-w-6xl px-4 pt-10 sm:px-6 sm:pt-14">
      <NextIntlClientProvider messages={{ classroom, gradebook }}>
        <Projection />
      </NextIntlClientProvider>
    </div>
  )
}
