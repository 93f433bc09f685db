import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { TaskPage as Task } from '@/components/assignment/task-page'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assignment.task')
  return { title: t('title'), robots: { index: false } }
}

export default async function TaskPage() {
  const { assignment, classroom, question } = await getMessages()
  return (
    <div className="mx-auto max-w-5xl px-4 pt-10 sm:px-6 sm:pt-14">
      <NextIntlClientProvider messages={{ assignment, classroom, question }}>
        <Task />
      </NextIntlClientProvider>
    </div>
  )
}
