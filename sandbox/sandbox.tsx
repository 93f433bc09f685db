'use client'

import { NextIntlClientProvider, useLocale } from 'next-intl'
import { lazy, Suspense, use } from 'react'
import type { Locale } from '@/content/locale'
import type { Scenario } from '../tcp/scenario.ts'
import { boxClass } from './box.ts'
import { isRemembered, loadEngine, remember } from './engine.ts'
import { Instrument, type SandboxProps } from './instrument.tsx'
import { laterTexts } from './later-texts.ts'
import { readyTrace, runsBeside } from './ready-runs.ts'

/** Only a page of its own shows everything; figures do not load it. */
const Bench = lazy(() => import('./bench/bench.tsx'))
const Broken = lazy(async () => {
  const [file] = await Promise.all([import('./broken.tsx'), loadEngine()])
  return file
})

/** The first number that Intl writes takes 40 ms: better while nobody waits than in somebody's first steps. */
const idly = (act: () => void) => (globalThis.requestIdleCallback ?? setTimeout)(act)
const warmed = <File,>(file: File, locale: Locale): File => {
  idly(() => new Intl.NumberFormat(locale))
  return file
}

export const textsIn = laterTexts({
  en: async () => warmed(await import('../content/messages/sandbox.en.json'), 'en'),
  zh: async () => warmed(await import('../content/messages/sandbox.zh.json'), 'zh'),
})

/** The sandbox brings its own texts, in the page's language only; without them it suspends. */
export default function Sandbox({ mutant, ...props }: SandboxProps) {
  const locale = useLocale()
  if (mutant)
    return (
      <Suspense fallback={<div className={boxClass[props.mode ?? 'figure']} />}>
        <Broken {...props} mutant={mutant} />
      </Suspense>
    )
  if (props.mode === 'bench')
    return (
      <Suspense fallback={<div className={boxClass.bench} />}>
        <Bench {...props} />
      </Suspense>
    )
  return <Small {...props} locale={locale} />
}

function Small({ locale, ...props }: SandboxProps & { locale: string }) {
  const sandbox = use(textsIn(locale))
  return (
    <NextIntlClientProvider locale={locale} messages={{ sandbox }}>
      <Instrument {...props} />
    </NextIntlClientProvider>
  )
}

/** What has to be there before a run is shown: the texts, and the run's trace or the engine. */
export async function prepare(scenario: Scenario, locale: string): Promise<void> {
  const texts = textsIn(locale)
  const ready = runsBeside(location.pathname)
  const trace = ready === null ? undefined : await readyTrace(ready, scenario)
  if (trace) remember(scenario, trace)
  if (!isRemembered(scenario)) await loadEngine()
  await texts
}
