'use client'

import { useTranslations } from 'next-intl'
import { Act } from '../act.tsx'
import type { Change } from '../change.ts'
import type { RunControl } from '../run.ts'
import { later } from './later.tsx'

/** The name of the run, and the way back and forth between what was changed, each change by its name. */
export const BenchHead = later(function BenchHead({ title, control }: { title: string; control: RunControl }) {
  const t = useTranslations('bench')
  const own = useTranslations('sandbox')
  const { undoes, redoes, undo, redo, reset, changed } = control
  const button = (what: string, change: Change | null, reason: string, press: () => void) => (
    <span className="relative min-w-0">
      <Act className="max-w-full text-start text-sm!" reason={change ? null : reason} onPress={press}>
        <span className="truncate">
          {change ? own('named', { what, change: own(`change.${change.code}`, { ...change.values }) }) : what}
        </span>
      </Act>
    </span>
  )
  return (
    <div className="flex flex-none flex-wrap items-center gap-2 border-line border-b p-3">
      <p className="m-0 me-auto leading-tight font-semibold">{title}</p>
      <fieldset aria-label={t('changes')} className="flex min-w-0 flex-wrap gap-2">
        {button(own('undo'), undoes, own('unchanged'), undo)}
        {button(own('redo'), redoes, t('nothingUndone'), redo)}
        <span className="relative">
          <Act className="text-sm!" reason={changed ? null : own('unchanged')} onPress={reset}>
            {own('reset')}
          </Act>
        </span>
      </fieldset>
    </div>
  )
})
