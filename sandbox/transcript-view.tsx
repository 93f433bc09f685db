'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { NetworkAct } from '../tcp/scenario.ts'
import { type Action, segmentActions } from './edits.ts'
import { duration } from './format.ts'
import type { RunControl } from './run.ts'
import { SegmentButton } from './segment-button.tsx'
import { Sentence } from './sentence.tsx'

interface Props {
  control: RunControl
  allow: readonly Action[]
  /** Acts on segments that are part of the task and stay. */
  given: readonly NetworkAct[]
  delayMs: number
}

const marks = { client: 'border-s-client', server: 'border-s-server' } as const
const scroller = { tabIndex: 0 }

/** The run so far in words: the twin of the picture, with everything that can be done to a segment. */
export function TranscriptView({ control, allow, given, delayMs }: Props) {
  const t = useTranslations('sandbox')
  const { run, position } = control
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const current = box.current?.querySelector('[aria-current]')
    if (!box.current || !current) return
    box.current.scrollTop += current.getBoundingClientRect().bottom - box.current.getBoundingClientRect().bottom
  })
  const possible = segmentActions.filter((action) => allow.includes(action))
  return (
    <div ref={box} {...scroller} className="min-h-0 flex-1 overflow-y-auto border-t border-line">
      {position === 0 && <p className="m-0 p-3 text-sm text-soft">{t('nothingYet')}</p>}
      <ol aria-label={t('transcript')} className="m-0 list-none p-0">
        {run.steps.slice(0, position).map((step) => (
          <li
            key={step.index}
            aria-current={step.index === position - 1 ? 'step' : undefined}
            className="m-0 max-w-none border-b border-line px-3 py-2 text-sm leading-snug aria-[current]:bg-sunken"
          >
            <div className={`border-s-3 ps-2 ${marks[step.host]}`}>
              <span className="me-2 text-soft tabular-nums">{duration(step.at)}</span>
              <Sentence run={run} step={step} />
              {step.sent.map((id) => (
                <div key={id} className="relative mt-1.5 flex flex-wrap gap-1.5 empty:hidden">
                  {possible.map((action) => (
                    <SegmentButton
                      key={action}
                      action={action}
                      segment={run.trace.segments[id]!}
                      control={control}
                      given={given}
                      delayMs={delayMs}
                    />
                  ))}
                </div>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}
