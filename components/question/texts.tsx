'use client'
import { NextIntlClientProvider } from 'next-intl'
import { type ReactNode, use } from 'react'
import type { Locale } from '@/content/locale'

const files = {
  en: () => import('@/content/messages/question.en.json'),
  zh: () => import('@/content/messages/question.zh.json'),
}
const loaded: Partial<Record<Locale, ReturnType<(typeof files)[Locale]>>> = {}

/** The words of questions come as a file that all pages share, in the page's language: they would weigh in every page. */
export function QuestionTexts({ locale, children }: { locale: Locale; children: ReactNode }) {
  loaded[locale] ??= files[locale]()
  const { default: question } = use(loaded[locale])
  return (
    <NextIntlClientProvider locale={locale} messages={{ question }}>
      {children}
    </NextIntlClientProvider>
  )
}
