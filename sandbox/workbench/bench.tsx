'use client'

import { useLocale, useTranslations } from 'next-intl'
import { memo, useEffect, useState } from 'react'
import { Button } from '@/components/kit/button'
import { isLocale } from '@/content/locale'
import Sandbox from '../sandbox.tsx'
import { LinkAlert } from './link-alert.tsx'
import { RecordedView } from './recorded-view.tsx'
import { SourceSwitch } from './source-switch.tsx'
import { Tools } from './tools.tsx'
import { useSession } from './use-session.ts'
import type { WorkbenchProps } from './workbench.tsx'

const nothing: readonly never[] = []
/** A step in the simulator need not draw it a second time because the page has been told. */
const Simulator = memo(Sandbox)

/** What lies on the bench, what can be done with it as a whole, and the simulator itself. */
export function Bench({ first, lessons, onScenario }: WorkbenchProps) {
  const t = useTranslations('workbench')
  const language = useLocale()
  const locale = isLocale(language) ? language : 'en'
  const session = useSession(first, locale)
  const { place, scenario, changed, notice } = session
  const { entry } = place
  useEffect(() => onScenario?.(scenario), [scenario, onScenario])
  const title = place.title || t('head.untitled')
  const [recordedOf, setRecordedOf] = useState(-1)
  const recorded = entry?.recorded && recordedOf === place.key ? entry.recorded : null
  return (
    <div id="workbench" className="scroll-mt-20">
      {notice && <LinkAlert notice={notice} onClose={session.dismiss} />}
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div className="min-w-0">
          <h2 className="text-2xl">
            {title}
            {changed && <span className="ms-3 font-sans text-base font-normal text-soft">({t('head.changed')})</span>}
          </h2>
          {entry ? (
            <p className="mt-1 max-w-[48rem] text-soft">
              {entry.sentence[locale]}{' '}
              {lessons[entry.lesson] && (
                <a href={`/${locale}/lessons/${entry.lesson}`} className="inline-block underline">
                  {t('library.lesson', { title: lessons[entry.lesson]! })}
                </a>
              )}
            </p>
          ) : (
            <p className="mt-1 text-soft">{t('head.own')}</p>
          )}
        </div>
        {entry?.recorded && (
          <SourceSwitch recorded={recorded !== null} onChange={(on) => setRecordedOf(on ? place.key : -1)} />
        )}
      </div>
      {session.aside && (
        <div role="status" className="mt-4 flex flex-wrap items-center gap-3">
          <span>{t('head.aside', { title: session.aside.place.title || t('head.untitled') })}</span>
          <Button onClick={session.takeBack}>{t('head.back')}</Button>
        </div>
      )}
      {place.readOnly && (
        <div className="mt-4 flex flex-wrap items-center justify-between gap-3 rounded-lg border border-client bg-client-soft px-4 py-3">
          <p className="m-0">{t('head.readOnly')}</p>
          <Button variant="primary" onClick={session.makeMine}>
            {t('head.mine')}
          </Button>
        </div>
      )}
      <Tools session={session} title={title} />
      {recorded && entry && <RecordedView scenario={entry.scenario} recorded={recorded} title={title} />}
      <div hidden={recorded !== null}>
        <Simulator
          key={place.key}
          mode="bench"
          title={title}
          scenario={scenario}
          position={place.position}
          allow={place.readOnly ? nothing : undefined}
          onScenarioChange={session.setScenario}
          onPosition={session.setPosition}
        />
      </div>
    </div>
  )
}
