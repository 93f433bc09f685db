'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { NetworkAct } from '../tcp/scenario.ts'
import type { TraceSegment } from '../tcp/trace.ts'
import { actOn, type SegmentAction, segmentObstacle, toggled } from './edits.ts'
import { Hint } from './hint.tsx'
import { segmentText } from './label.ts'
import type { RunControl } from './run.ts'

interface Props {
  action: SegmentAction
  segment: TraceSegment
  control: RunControl
  given: readonly NetworkAct[]
  delayMs: number
}

/** Does something to a segment, or takes it back: `Drop`, then `Let it through`. */
export function SegmentButton({ action, segment, control, given, delayMs }: Props) {
  const t = useTranslations('sandbox')
  const id = useId()
  const { run, change } = control
  const obstacle = segmentObstacle(action, segment, run.scenario, given)
  const does = actOn(run.scenario, action, segment) ? 'undo' : 'do'
  return (
    <>
      <button
        type="button"
        aria-label={t(`act.${action}.${does}-to`, { segment: segmentText(segment), from: segment.from })}
        aria-disabled={obstacle !== null}
        aria-describedby={obstacle ? id : undefined}
        onClick={() => obstacle === null && change(toggled(run.scenario, action, segment, delayMs))}
        className="peer min-h-8 rounded border border-edge bg-raised px-2 text-xs hover:bg-sunken aria-disabled:opacity-55"
      >
        {t(`act.${action}.${does}`)}
      </button>
      {obstacle && <Hint id={id}>{t(`obstacle.${obstacle}`)}</Hint>}
    </>
  )
}
