'use client'

import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl'
import { use } from 'react'
import { EmbedDialog } from '../embed/embed-dialog.tsx'
import { laterTexts } from '../later-texts.ts'

export const textsIn = laterTexts({
  en: () => import('../../content/messages/embed.en.json'),
  zh: () => import('../../content/messages/embed.zh.json'),
})

/** Opens the HTML that shows the run on another page. `link` is a share link, whole. */
export function EmbedButton({ title, link }: { title: string; link: string }) {
  const locale = useLocale()
  const messages = { ...useMessages(), embed: use(textsIn(locale)) }
  return (
    <NextIntlClientProvider locale={locale} messages={messages}>
      <EmbedDialog locale={locale} title={title} hash={() => link.slice(link.indexOf('#'))} />
    </NextIntlClientProvider>
  )
}
