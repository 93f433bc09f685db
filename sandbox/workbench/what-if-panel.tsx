'use client'

import { useTranslations } from 'next-intl'
import { useId, useMemo, useState } from 'react'
import { Button } from '@/components/kit/button'
import type { Scenario } from '../../tcp/scenario.ts'
import { callText } from '../call.ts'
import { duration } from '../format.ts'
import { segmentText } from '../label.ts'
import { runOf } from '../run.ts'
import type { PanelProps } from './tools.tsx'
import { TwoFutures } from './two-futures.tsx'
import { changeableSegments, changedPast, concernsSegment, hasAmount, type WhatIf, whatIfs } from './what-if.ts'

const box = 'mt-1 min-h-11 w-full min-w-0 rounded-md border border-edge bg-page px-3'

/** One thing is changed in the past of the run on the bench, and both futures are shown. */
export function WhatIfPanel({ session }: PanelProps) {
  const { scenario } = session
  const t = useTranslations('workbench.whatIf')
  const id = useId()
  const run = useMemo(() => runOf(scenario), [scenario])
  const [kind, setKind] = useState<WhatIf>('drop')
  const [chosen, setChosen] = useState('')
  const [amount, setAmount] = useState('200')
  const [compared, setCompared] = useState<{ of: Scenario; scenario: Scenario } | null>(null)
  const [wrong, setWrong] = useState(false)

  const items = concernsSegment(kind)
    ? changeableSegments(kind, run.trace, scenario).map((segment) => ({
        value: String(segment.id),
        text: t('segmentItem', { time: duration(segment.at), host: segment.from, segment: segmentText(segment) }),
      }))
    : scenario.script.map((call, index) => ({
        value: String(index),
        text: t('callItem', { time: duration(call.at), host: call.host, call: callText(call) }),
      }))
  const item = items.find(({ value }) => value === chosen) ?? items[0]
  const compare = () => {
    const byMs = Number(amount)
    const good = !hasAmount(kind) || (/^\d+$/.test(amount.trim()) && byMs >= 1 && byMs <= 600_000)
    setWrong(!good)
    if (good && item)
      setCompared({ of: scenario, scenario: changedPast(scenario, run.trace, kind, Number(item.value), byMs) })
  }
  return (
    <div className="mt-4">
      <form
        className="grid items-start gap-4 sm:grid-cols-[14rem_minmax(0,1fr)_9rem_auto]"
        onSubmit={(event) => {
          event.preventDefault()
          compare()
        }}
      >
        <div>
          <label htmlFor={`${id}kind`} className="block text-sm">
            {t('what')}
          </label>
          <select
            id={`${id}kind`}
            value={kind}
            onChange={(event) => setKind(whatIfs.find((each) => each === event.target.value) ?? 'drop')}
            className={box}
          >
            {whatIfs.map((each) => (
              <option key={each} value={each}>
                {t(each)}
              </option>
            ))}
          </select>
        </div>
        <div className="min-w-0">
          <label htmlFor={`${id}item`} className="block text-sm">
            {t(concernsSegment(kind) ? 'segment' : 'call')}
          </label>
          {item ? (
            <select
              id={`${id}item`}
              value={item.value}
              onChange={(event) => setChosen(event.target.value)}
              className={box}
            >
              {items.map(({ value, text }) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          ) : (
            <p id={`${id}item`} className="mt-3">
              {t('none')}
            </p>
          )}
        </div>
        {hasAmount(kind) && (
          <div>
            <label htmlFor={`${id}ms`} className="block text-sm">
              {t('byMs')}
            </label>
            <input
              id={`${id}ms`}
              inputMode="numeric"
              value={amount}
              onChange={(event) => setAmount(event.target.value)}
              aria-invalid={wrong || undefined}
              aria-describedby={wrong ? `${id}wrong` : undefined}
              className={`${box} aria-invalid:border-2 aria-invalid:border-bad`}
            />
            {wrong && (
              <p id={`${id}wrong`} className="mt-1 text-bad text-sm">
                {t('error')}
              </p>
            )}
          </div>
        )}
        <Button type="submit" variant="primary" aria-disabled={!item} className="sm:mt-[1.65rem]">
          {t('compare')}
        </Button>
      </form>
      {compared?.of === scenario && (
        <TwoFutures before={run} scenario={compared.scenario} onTake={() => session.setScenario(compared.scenario)} />
      )}
    </div>
  )
}
