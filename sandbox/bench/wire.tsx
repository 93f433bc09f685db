'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { TraceSegment } from '../../tcp/trace.ts'
import { Act } from '../act.tsx'
import { type Action, callTime, segmentActions, withCable } from '../edits.ts'
import { duration } from '../format.ts'
import { hue } from '../hue.ts'
import { segmentText } from '../label.ts'
import { lookOf, overtaken } from '../looks.ts'
import type { RunControl } from '../run.ts'
import { SegmentActs } from '../segment-acts.tsx'
import { segmentAt, timeAt } from '../steps.ts'
import { ForgeForm } from './forge-form.tsx'
import { later } from './later.tsx'

const delays = [50, 200, 1000, 5000, 20_000]

interface Props {
  control: RunControl
  allow: readonly Action[]
  /** The segment that was chosen in the picture, or null for the latest. */
  chosen: TraceSegment | null
}

/** What can be done between the hosts: to the segment at hand, to the cable, and by somebody else. */
export const Wire = later(function Wire({ control, allow, chosen }: Props) {
  const t = useTranslations('bench')
  const own = useTranslations('sandbox')
  const { run, position, change } = control
  const [delayMs, setDelayMs] = useState(200)
  const [forging, setForging] = useState(false)
  const segment = chosen ?? segmentAt(run.trace, run.steps, position)
  const cut = run.steps[position - 1]?.cut ?? false
  const at = wireTime(control)
  const over = at >= run.scenario.untilMs ? own('obstacle.run-over') : null
  return (
    <section aria-label={t('wire.label')} className="flex flex-col gap-3 border-line border-t p-3 text-sm">
      <div className="flex flex-wrap items-start gap-x-8 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          <h3 className="m-0 font-sans font-semibold text-sm">{t('wire.segment')}</h3>
          {segment ? (
            <div className={`mt-1 border-current border-s-3 ps-2 ${hue[segment.from]}`}>
              <p className="m-0 max-w-none text-ink">
                <code lang="en" className="bg-transparent p-0 font-mono text-[0.92em]">
                  {segmentText(segment)}
                </code>{' '}
                {t('wire.from', { from: segment.from, at: duration(segment.at) })}{' '}
                {t(`fate.${fateOf(segment, control)}`, { at: duration(segment.arrives ?? 0) })}
              </p>
              <SegmentActs
                segment={segment}
                scenario={run.scenario}
                change={change}
                allow={allow}
                given={[]}
                delayMs={delayMs}
              />
            </div>
          ) : (
            <p className="m-0 mt-1 text-soft">{t('wire.none')}</p>
          )}
          {segment && segmentActions.some((action) => allow.includes(action)) && (
            <label className="mt-2 flex items-center gap-2">
              {own('delayBy')}
              <select
                value={delayMs}
                onChange={(event) => setDelayMs(Number(event.target.value))}
                className="min-h-9 rounded border border-edge bg-raised px-2"
              >
                {delays.map((ms) => (
                  <option key={ms} value={ms}>
                    {duration(ms)}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
        <div className="relative flex flex-wrap gap-2">
          {allow.includes('cut') && (
            <Act className="text-sm!" reason={over} onPress={() => change(withCable(run.scenario, at, !cut))}>
              {t(cut ? 'wire.restore' : 'wire.cut')}
            </Act>
          )}
          {allow.includes('forge') && (
            <Act className="text-sm!" reason={over} aria-expanded={forging} onPress={() => setForging(!forging)}>
              {t('wire.forge')}
            </Act>
          )}
        </div>
      </div>
      {forging && !over && <ForgeForm key={position} control={control} at={at} onDone={() => setForging(false)} />}
    </section>
  )
})

/** The network comes before all else in an instant: what happens to it now must not change what has been seen. */
const wireTime = ({ run, position }: RunControl) =>
  position === 0 ? 0 : Math.max(callTime(run.steps, position), timeAt(run.steps, position) + 1)

function fateOf(segment: TraceSegment, { run, position }: RunControl): string {
  const look = lookOf(segment, overtaken(run.trace).has(segment.id))
  const now = timeAt(run.steps, position)
  const there = segment.arrives !== null && segment.arrives <= now
  if (look === 'lost' || look === 'forged') return look
  if (!there) return 'flying'
  return look === 'late' || look === 'copy' ? look : 'arrived'
}
