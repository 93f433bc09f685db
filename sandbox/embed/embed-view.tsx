'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import type { Scenario } from '../../tcp/scenario.ts'
import type { TraceSegment } from '../../tcp/trace.ts'
import { Announcer } from '../announcer.tsx'
import { segmentObstacle, toggled } from '../edits.ts'
import { useKeys } from '../keys.ts'
import { LadderView } from '../ladder-view.tsx'
import { useRun } from '../run.ts'
import { TranscriptView } from '../transcript-view.tsx'
import type { Control } from './address.ts'
import { EmbedControls } from './embed-controls.tsx'

interface Props {
  scenario: Scenario
  title: string
  /** How many steps have happened at first. */
  step: number
  controls: readonly Control[]
}

/** A run on somebody else's page: the ladder, the controls that were asked for, and the exchange in words. */
export function EmbedView({ scenario, title, step, controls }: Props) {
  const t = useTranslations('embed')
  const words = useTranslations('sandbox')
  const moves = controls.some((control) => control !== 'drop')
  // What nobody can move is shown whole.
  const control = useRun(scenario, { position: step === 0 && !moves ? Number.POSITIVE_INFINITY : step })
  const { run, position, change, changed, reset, offline } = control
  const area = useRef<HTMLElement>(null)
  useKeys(area, control)
  const drops = controls.includes('drop')
  const drop = (segment: TraceSegment) => {
    if (segmentObstacle('drop', segment, run.scenario, []) === null) change(toggled(run.scenario, 'drop', segment, 0))
  }
  return (
    <section ref={area} aria-label={title} className="@container border border-line bg-raised">
      <div className="flex min-h-11 items-center justify-between gap-3 border-line border-b px-3">
        <h1 className="py-1 font-semibold text-base">{title}</h1>
        {changed && (
          <button type="button" onClick={reset} className="min-h-9 flex-none px-1 underline underline-offset-4">
            {t('reset')}
          </button>
        )}
      </div>
      <div className="flex h-[26rem] flex-col">
        <LadderView control={control} onSegment={drops ? drop : undefined} />
      </div>
      {moves && <EmbedControls control={control} controls={controls} />}
      {offline && (
        <p role="alert" className="border-line border-t bg-bad-soft px-3 py-2">
          {words('offline')}
        </p>
      )}
      <details className="border-line border-t">
        <summary className="px-3 py-2.5 text-sm">{words('transcript')}</summary>
        <div className="flex h-60 flex-col">
          <TranscriptView
            run={run}
            position={position}
            change={change}
            allow={drops ? ['drop'] : []}
            given={[]}
            delayMs={0}
          />
        </div>
      </details>
      <Announcer control={control} />
    </section>
  )
}
