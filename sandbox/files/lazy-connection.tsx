'use client'

import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { isLocale } from '@/content/locale'
import type { ConnectionProps } from './connection-view.tsx'

const texts = {
  en: () => import('../../content/messages/sandbox.en.json'),
  zh: () => import('../../content/messages/sandbox.zh.json'),
}

/** The views of a connection, and the sandbox's texts that they share, are loaded when there is a connection to show. */
export function LazyConnection(props: ConnectionProps) {
  const locale = useLocale()
  const messages = useMessages()
  const [view, setView] = useState<((props: ConnectionProps) => ReactNode) | null>(null)
  useEffect(() => {
    let wanted = true
    const load = async () => {
      const [{ ConnectionView }, { default: sandbox }] = await Promise.all([
        import('./connection-view.tsx'),
        texts[isLocale(locale) ? locale : 'en'](),
      ])
      const shown = (given: ConnectionProps) => (
        <NextIntlClientProvider locale={locale} messages={{ ...messages, sandbox }}>
          <ConnectionView {...given} />
        </NextIntlClientProvider>
      )
      if (wanted) setView(() => shown)
    }
    void load()
    return () => {
      wanted = false
    }
  }, [locale, messages])
  return view?.(props) ?? null
}
