'use client'

import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl'
import { use, useMemo } from 'react'
import { DownloadMenu } from '../files/download-menu.tsx'
import { laterTexts } from '../later-texts.ts'
import { runOf } from '../run.ts'
import type { PanelProps } from './tools.tsx'

export const textsIn = laterTexts({
  en: () => import('../../content/messages/files.en.json'),
  zh: () => import('../../content/messages/files.zh.json'),
})

/** The run on the bench as a file of one's own. */
export function DownloadPanel({ session, title }: PanelProps) {
  const locale = useLocale()
  const messages = { ...useMessages(), files: use(textsIn(locale)) }
  const run = useMemo(() => runOf(session.scenario), [session.scenario])
  return (
    <NextIntlClientProvider locale={locale} messages={messages}>
      <div className="mt-4">
        <DownloadMenu run={run} title={title} />
      </div>
    </NextIntlClientProvider>
  )
}
