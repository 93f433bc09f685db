'use client'

import { NextIntlClientProvider, useLocale } from 'next-intl'
import { use, useMemo } from 'react'
import { isLocale, type Locale } from '@/content/locale'
import { DownloadMenu } from '../files/download-menu.tsx'
import { runOf } from '../run.ts'
import { textsIn as sandboxTexts } from '../sandbox.tsx'
import type { PanelProps } from './tools.tsx'

const files = {
  en: () => import('../../content/messages/files.en.json'),
  zh: () => import('../../content/messages/files.zh.json'),
}
const load = async (locale: Locale) => {
  const [texts, sandbox] = await Promise.all([files[locale](), sandboxTexts(locale)])
  return { files: texts.default, sandbox }
}
const texts: Partial<Record<Locale, ReturnType<typeof load>>> = {}

/** The run on the bench as a file of one's own. */
export function DownloadPanel({ session, title }: PanelProps) {
  const language = useLocale()
  const locale = isLocale(language) ? language : 'en'
  const run = useMemo(() => runOf(session.scenario), [session.scenario])
  return (
    <NextIntlClientProvider locale={locale} messages={use(textsIn(locale))}>
      <div className="mt-4">
        <DownloadMenu run={run} title={title} />
      </div>
    </NextIntlClientProvider>
  )
}

/** Loaded once for each language; what could not be loaded is asked for again the next time. */
export function textsIn(locale: Locale): ReturnType<typeof load> {
  texts[locale] ??= load(locale).catch((error) => {
    delete texts[locale]
    throw error
  })
  return texts[locale]
}
