'use client'

import { NextIntlClientProvider, useLocale } from 'next-intl'
import { use } from 'react'
import { isLocale, type Locale } from '@/content/locale'
import { textsIn as sandboxTexts } from '../sandbox.tsx'
import { Bench } from './bench.tsx'
import type { LibraryScenario } from './library.ts'

export interface WorkbenchProps {
  /** What is shown when the address names nothing. */
  first: LibraryScenario
  /** Titles of the lessons that there are, by slug. */
  lessons: Record<string, string>
}

const files = {
  en: () => import('../../content/messages/workbench.en.json'),
  zh: () => import('../../content/messages/workbench.zh.json'),
}
const load = async (locale: Locale) => {
  const [workbench, sandbox] = await Promise.all([files[locale](), sandboxTexts(locale)])
  return { workbench: workbench.default, sandbox }
}
const texts: Partial<Record<Locale, ReturnType<typeof load>>> = {}

/** The sandbox as a page of its own. It brings its texts, in the page's language only; without them it suspends. */
export default function Workbench(props: WorkbenchProps) {
  const locale = useLocale()
  return (
    <NextIntlClientProvider locale={locale} messages={use(textsIn(locale))}>
      <Bench {...props} />
    </NextIntlClientProvider>
  )
}

/** Loaded once for each language; what could not be loaded is asked for again the next time. */
export function textsIn(locale: string): ReturnType<typeof load> {
  const language = isLocale(locale) ? locale : 'en'
  texts[language] ??= load(language).catch((error) => {
    delete texts[language]
    throw error
  })
  return texts[language]
}
