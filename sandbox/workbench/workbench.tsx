'use client'

import { NextIntlClientProvider, useLocale } from 'next-intl'
import { use } from 'react'
import type { Locale } from '@/content/locale'
import type { Scenario } from '../../tcp/scenario.ts'
import { loadEngine } from '../engine.ts'
import { laterTexts } from '../later-texts.ts'
import { textsIn as sandboxTexts } from '../sandbox.tsx'
import { Bench } from './bench.tsx'
import type { LibraryScenario } from './library.ts'

export interface WorkbenchProps {
  /** What is shown when the address names nothing. */
  first: LibraryScenario
  /** Titles of the lessons that there are, by slug. */
  lessons: Record<string, string>
  /** Told what lies on the bench, at the start and after each change. */
  onScenario?: (scenario: Scenario) => void
}

const ownTexts = laterTexts({
  en: () => import('../../content/messages/workbench.en.json'),
  zh: () => import('../../content/messages/workbench.zh.json'),
})
const load = async (locale: Locale) => {
  const [workbench, sandbox] = await Promise.all([ownTexts(locale), sandboxTexts(locale), loadEngine()])
  return { default: { workbench, sandbox } }
}
export const textsIn = laterTexts({ en: () => load('en'), zh: () => load('zh') })

/** The sandbox as a page of its own. It brings its texts, in the page's language only; without them it suspends. */
export default function Workbench(props: WorkbenchProps) {
  const locale = useLocale()
  return (
    <NextIntlClientProvider locale={locale} messages={use(textsIn(locale))}>
      <Bench {...props} />
    </NextIntlClientProvider>
  )
}
