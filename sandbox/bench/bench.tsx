'use client'

import { NextIntlClientProvider, useLocale, useTranslations } from 'next-intl'
import { use, useRef, useState } from 'react'
import { hosts } from '../../tcp/scenario.ts'
import { Announcer } from '../announcer.tsx'
import { Controls } from '../controls.tsx'
import { DialogueLine } from '../dialogue-line.tsx'
import { type Action, callActions, segmentActions, wireActions } from '../edits.ts'
import { loadEngine } from '../engine.ts'
import type { SandboxProps, View } from '../instrument.tsx'
import { useKeys } from '../keys.ts'
import type { Spacing } from '../ladder.ts'
import { LadderView } from '../ladder-view.tsx'
import { laterTexts } from '../later-texts.ts'
import { useRun } from '../run.ts'
import { textsIn as sandboxTexts } from '../sandbox.tsx'
import { useSize } from '../size.ts'
import { TranscriptView } from '../transcript-view.tsx'
import { BenchHead } from './bench-head.tsx'
import { DiagramView } from './diagram-view.tsx'
import { HostCard } from './host-card.tsx'
import { Legend } from './legend.tsx'
import { PaceBar } from './pace-bar.tsx'
import { Tabs } from './tabs.tsx'
import { Wire } from './wire.tsx'

const textsIn = laterTexts({
  en: () => import('../../content/messages/bench.en.json'),
  zh: () => import('../../content/messages/bench.zh.json'),
})

/** The instrument with everything it can show and do. It brings its texts and the engine; without them it suspends. */
export default function Bench(props: SandboxProps) {
  const locale = useLocale()
  const [bench, sandbox] = [textsIn(locale), sandboxTexts(locale)]
  use(loadEngine())
  return (
    <NextIntlClientProvider locale={locale} messages={{ bench: use(bench), sandbox: use(sandbox) }}>
      <BenchInstrument {...props} />
    </NextIntlClientProvider>
  )
}

const everything: readonly Action[] = [...callActions, ...segmentActions, ...wireActions]
/** From this width on, px, the transcript stands beside the picture and needs no tab. */
const wide = 960
const nothing: readonly never[] = []

function BenchInstrument({
  scenario,
  title,
  allow = everything,
  given = nothing,
  view = 'ladder',
  ...rest
}: SandboxProps) {
  const t = useTranslations('bench')
  const own = useTranslations('sandbox')
  const control = useRun(scenario, rest)
  const { run, position, change, go } = control
  const area = useRef<HTMLElement>(null)
  useKeys(area, control)
  const [box, { width }] = useSize()
  const beside = width >= wide
  const [asked, setView] = useState<View>(view)
  const shown = beside && asked === 'transcript' ? 'ladder' : asked
  const [spacing, setSpacing] = useState<Spacing>('even')
  const [chosen, choose] = useState<{ id: number; position: number } | null>(null)
  const transcript = <TranscriptView {...{ run, position, change, allow, given }} delayMs={200} onJump={go} />
  return (
    <section ref={area} aria-label={title} className="@container">
      <div ref={box} className={`isolate overflow-hidden rounded-lg border border-line bg-raised ${apart}`}>
        <BenchHead title={title} control={control} />
        {/* The words and the pace stay in sight below the picture. */}
        <div
          className={
            beside
              ? 'grid h-[clamp(24rem,calc(100svh-23rem),42rem)] grid-cols-[minmax(0,1fr)_22rem] *:isolate'
              : 'flex h-[clamp(22rem,calc(100svh-20rem),36rem)] flex-col'
          }
        >
          <div className="flex min-h-0 min-w-0 flex-1 flex-col *:isolate">
            <Tabs
              label={t('view.label')}
              names={beside ? sideBySide : views}
              titles={{ ladder: t('view.ladder'), diagram: t('view.diagram'), transcript: t('view.transcript') }}
              selected={shown}
              onSelect={setView}
              aside={
                shown === 'ladder' && (
                  <label className="ms-auto flex min-h-11 items-center gap-2 pe-1 text-sm">
                    <span className="sr-only @md:not-sr-only">{t('spacing.label')}</span>
                    <select
                      value={spacing}
                      onChange={(event) => setSpacing(event.target.value === 'scale' ? 'scale' : 'even')}
                      className="min-h-9 rounded border border-edge bg-raised px-2"
                    >
                      <option value="even">{t('spacing.even')}</option>
                      <option value="scale">{t('spacing.scale')}</option>
                    </select>
                  </label>
                )
              }
            >
              {shown === 'ladder' && (
                <LadderView control={control} spacing={spacing} onSegment={({ id }) => choose({ id, position })} />
              )}
              {shown === 'diagram' && <DiagramView control={control} />}
              {shown === 'transcript' && transcript}
            </Tabs>
          </div>
          {beside && <div className="flex min-h-0 flex-col border-line border-s">{transcript}</div>}
        </div>
        <div className="min-h-26 border-line border-t px-3 py-2 @md:px-4">
          <DialogueLine control={control} />
        </div>
        <div className="flex flex-col gap-3 border-line border-t p-3 *:isolate @md:px-4">
          <Controls control={control} />
          <PaceBar control={control} />
        </div>
        <div className={`grid gap-2 border-line border-t p-2 @2xl:grid-cols-2 ${apart}`}>
          {hosts.map((host) => (
            <HostCard key={host} host={host} control={control} allow={allow} />
          ))}
        </div>
        <Wire
          control={control}
          allow={allow}
          chosen={chosen?.position === position ? (run.trace.segments[chosen.id] ?? null) : null}
        />
        {['legend', 'keys'].map((name) => (
          <details key={name} className="border-line border-t px-3 text-sm @md:px-4">
            <summary className="py-2.5">{name === 'legend' ? t('legend.title') : own('keys')}</summary>
            <div className="mb-3 text-soft">
              {name === 'legend' ? <Legend /> : `${own('keysNote')} ${t('keysNote')}`}
            </div>
          </details>
        ))}
      </div>
      <Announcer control={control} />
    </section>
  )
}

/**
 * Each view is a stacking context, as the browser then paints only the one that has changed. The one in use lies above
 * the others: its tooltips reach over its edge.
 */
const apart = '*:relative *:isolate *:focus-within:z-1 *:hover:z-2'

const views: readonly View[] = ['ladder', 'diagram', 'transcript']
const sideBySide: readonly View[] = ['ladder', 'diagram']
