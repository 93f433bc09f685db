'use client'

import { useTranslations } from 'next-intl'
import type { NetworkAct, Scenario } from '../tcp/scenario.ts'
import type { TraceSegment } from '../tcp/trace.ts'
import { Act } from './act.tsx'
import { type Action, actOn, segmentActions, segmentObstacle, toggled } from './edits.ts'
import { segmentText } from './label.ts'
import type { Change } from './run.ts'

export interface ActsProps {
  change: Change
  allow: readonly Action[]
  /** Acts on segments that are part of the task and stay. */
  given: readonly NetworkAct[]
  delayMs: number
}

/** What can be done to a segment, or taken back: `Drop`, then `Let it through`. */
export function SegmentActs({
  segment,
  scenario,
  ...props
}: ActsProps & { segment: TraceSegment; scenario: Scenario }) {
  const t = useTranslations('sandbox')
  const { change, allow, given, delayMs } = props
  return (
    <div className="relative mt-1.5 flex flex-wrap gap-1.5 empty:hidden">
      {segmentActions.map((action) => {
        if (!allow.includes(action)) return null
        const obstacle = segmentObstacle(action, segment, scenario, given)
        const does = `act.${action}.${actOn(scenario, action, segment) ? 'undo' : 'do'}`
        return (
          <Act
            key={action}
            className="min-h-8! px-2! py-1! text-xs! font-normal"
            aria-label={t(`${does}-to`, { segment: segmentText(segment), from: segment.from })}
            reason={obstacle && t(`obstacle.${obstacle}`)}
            onPress={() => change(toggled(scenario, action, segment, delayMs))}
          >
            {t(does)}
          </Act>
        )
      })}
    </div>
  )
}
