'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/kit/button'
import type { Settings } from './experiment.ts'
import { countOf, histogramOf } from './histogram.ts'
import { Histogram } from './histogram-view.tsx'
import { Choice, Slider } from './lab-fields.tsx'
import { runs, useExperiment } from './use-experiment.ts'

const start: Settings = { profile: 'linux', talked: true, delayMs: 30, spreadMs: 20, jitterMs: 5 }

/** The experiment: how long the server waits before close(), and in how many segments the connection then closes. */
export function Lab() {
  const t = useTranslations('lab')
  const [settings, set] = useState(start)
  const [seed, reseed] = useState(1)
  const { outcomes, busy } = useExperiment(settings, seed)
  const change = (part: Partial<Settings>) => set({ ...settings, ...part })
  const three = countOf(outcomes, 3)
  return (
    <div className="grid gap-6 rounded-lg border border-line bg-raised p-4 sm:p-6 lg:grid-cols-[20rem_1fr]">
      <div className="flex flex-col gap-5">
        <Slider
          label={t('delay')}
          value={settings.delayMs}
          max={300}
          step={5}
          onChange={(delayMs) => change({ delayMs })}
        />
        <Slider
          label={t('spread')}
          value={settings.spreadMs}
          max={100}
          step={5}
          onChange={(spreadMs) => change({ spreadMs })}
        />
        <Slider
          label={t('jitter')}
          value={settings.jitterMs}
          max={50}
          step={1}
          onChange={(jitterMs) => change({ jitterMs })}
        />
        <Choice
          label={t('before')}
          value={settings.talked ? 'talked' : 'silent'}
          options={[
            ['talked', t('talked')],
            ['silent', t('silent')],
          ]}
          onChange={(value) => change({ talked: value === 'talked' })}
        />
        <Choice
          label={t('rules')}
          value={settings.profile}
          options={[
            ['linux', t('linux')],
            ['rfc9293', t('rfc9293')],
          ]}
          onChange={(profile) => change({ profile })}
        />
        <Button onClick={() => reseed(seed + runs)}>{t('again', { runs })}</Button>
      </div>
      <div className="min-w-0" aria-busy={busy}>
        <p role="status" className="min-h-14 text-lg font-semibold">
          {outcomes.length > 0 && t('result', { runs: outcomes.length, three, four: outcomes.length - three })}
        </p>
        <Histogram bins={histogramOf(outcomes)} busy={busy} />
      </div>
    </div>
  )
}
