import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { GradebookPage } from '@/components/gradebook/gradebook-page'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('gradebook')
  return { title: t('title'), robots: { index: false } }
}

export default async function Page() {
  const { classroom, gradebook } = await getMessages()
  return (
    <div className="mx-auto max-w-[110rem] px-4 pt-10 sm:px-6 sm:pt-14">
      <NextIntlClientProvider messages={{ classroom, gradebook }}>
        <GradebookPage />
      </NextIntlClientProvider>
    </div>
  )
}
