'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRef } from 'react'
import { AskedFor } from '@/components/classroom/asked-for'
import { classAddress } from '@/components/classroom/data'
import { Button, buttonClass } from '@/components/kit/button'
import { Inline } from '@/components/kit/inline'
import { useFetched } from '@/components/progress/use-fetched'
import { useHydrated } from '@/components/question/use-slot'
import { SandboxSlot } from '@/sandbox/slot'
import type { Scenario } from '@/tcp/scenario'

interface Refutation {
  claim: string
  correction: string
  source: string
  scenario: Scenario
}

/** What many of a class believe, and the run that refutes it, for a wall: nobody is named. */
export function Projection() {
  const t = useTranslations('gradebook.projection')
  const locale = useLocale()
  const hydrated = useHydrated()
  const stage = useRef<HTMLElement>(null)
  const asked = new URLSearchParams(hydrated ? location.search : '')
  const id = asked.get('id') || '-'
  const slug = encodeURIComponent(asked.get('misconception') || '-')
  const found = useFetched<Refutation>(hydrated ? classAddress(id, `/misconceptions/${slug}?locale=${locale}`) : null)
  return (
    <>
      {found.state !== 'there' && <h1 className="text-4xl">{t('title')}</h1>}
      <AskedFor what={found}>
        {({ claim, correction, source, scenario }) => (
          <>
            <div className="mb-4 flex flex-wrap gap-3">
              <Button onClick={() => void stage.current?.requestFullscreen?.()}>{t('fullScreen')}</Button>
              <a href={`/${locale}/classes/statistics?id=${encodeURIComponent(id)}`} className={buttonClass()}>
                {t('back')}
              </a>
            </div>
            <article ref={stage} className="overflow-auto bg-page [&:fullscreen]:p-8">
              <h1 className="text-3xl sm:text-4xl">
                <q>
                  <Inline text={claim} />
                </q>
              </h1>
              <p className="mt-4 mb-6 max-w-[52rem] text-xl">
                <Inline text={correction} />
              </p>
              <SandboxSlot scenario={scenario} title={claim.replaceAll('`', '')} mode="figure">
                <p className="p-4 text-soft">{t('loading')}</p>
              </SandboxSlot>
              <p className="mt-4 text-soft">{t('source', { source })}</p>
            </article>
          </>
        )}
      </AskedFor>
    </>
  )
}
