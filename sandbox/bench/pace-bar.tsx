'use client'

import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { Act } from '../act.tsx'
import { type RunControl, speeds } from '../run.ts'
import { later } from './later.tsx'
import { eventKinds, nextsAt } from './next-event.ts'

const select = 'min-h-9 rounded border border-edge bg-raised px-2'

/** How fast playing goes, and the ways on that skip what lies between. */
export function PaceBar({ control }: { control: RunControl }) {
  const { pace, setPace, still } = control
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 text-sm">
      {!still && <Speed {...{ pace, setPace }} />}
      <Jumps control={control} />
    </div>
  )
}

const Speed = memo(function Speed({ pace, setPace }: Pick<RunControl, 'pace' | 'setPace'>) {
  const t = useTranslations('bench')
  return (
    <>
      <label className="flex items-center gap-2">
        {t('pace.speed')}
        <select
          value={pace.speed}
          onChange={(event) => setPace({ ...pace, speed: Number(event.target.value) })}
          className={select}
        >
          {speeds.map((speed) => (
            <option key={speed} value={speed}>
              {speed}×
            </option>
          ))}
        </select>
      </label>
      <label className="flex min-h-9 items-center gap-2">
        <input
          type="checkbox"
          checked={pace.skip}
          onChange={(event) => setPace({ ...pace, skip: event.target.checked })}
          className="size-4 accent-ink"
        />
        {t('pace.skip')}
      </label>
    </>
  )
})

const Jumps = later(function Jumps({ control: { run, position, go } }: { control: RunControl }) {
  const t = useTranslations('bench')
  const nexts = nextsAt(run.trace, run.steps, position)
  return (
    <fieldset aria-label={t('pace.next')} className="flex flex-wrap items-center gap-1.5">
      <span aria-hidden="true">{t('pace.next')}</span>
      {eventKinds.map((kind) => {
        const there = nexts[kind]
        return (
          <span key={kind} className="relative">
            <Act
              className="min-h-9! px-2! py-1! text-sm! font-normal"
              aria-label={`${t(`pace.kind.${kind}`)} (${t('pace.next')})`}
              reason={there === null ? t('pace.noMore') : null}
              onPress={() => there !== null && go(there)}
            >
              {t(`pace.kind.${kind}`)}
            </Act>
          </span>
        )
      })}
    </fieldset>
  )
})
