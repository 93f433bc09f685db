'use client'

import { useTranslations } from 'next-intl'
import { memo, useEffect, useRef } from 'react'
import { duration } from './format.ts'
import { hue } from './hue.ts'
import type { Run } from './run.ts'
import { type ActsProps, SegmentActs } from './segment-acts.tsx'
import { Sentence } from './sentence.tsx'
import type { Step } from './steps.ts'

/** The list may be longer than its box: the keyboard must be able to reach the box and scroll it. */
const scroller = { tabIndex: 0 }

/** The run so far in words: the twin of the picture, with everything that can be done to a segment. */
export function TranscriptView({ run, position, ...acts }: ActsProps & { run: Run; position: number }) {
  const t = useTranslations('sandbox')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const current = box.current?.querySelector('[aria-current]')
    if (!box.current || !current) return
    box.current.scrollTop += current.getBoundingClientRect().bottom - box.current.getBoundingClientRect().bottom
  })
  return (
    <div ref={box} {...scroller} className="min-h-0 flex-1 overflow-y-auto border-line border-t text-sm leading-snug">
      {position === 0 && <p className="m-0 p-3 text-soft">{t('nothingYet')}</p>}
      <ol aria-label={t('transcript')} className="m-0 list-none p-0">
        {run.steps.slice(0, position).map((step) => (
          <Item key={step.index} run={run} step={step} current={step.index === position - 1} {...acts} />
        ))}
      </ol>
    </div>
  )
}

const Item = memo(function Item({
  run,
  step,
  current,
  ...acts
}: ActsProps & { run: Run; step: Step; current: boolean }) {
  return (
    <li
      aria-current={current ? 'step' : undefined}
      className={`m-0 max-w-none border-line border-b px-3 py-2 aria-[current]:bg-sunken ${hue[step.host]}`}
    >
      <div className="border-current border-s-3 ps-2">
        <span className="me-2 text-soft tabular-nums">{duration(step.at)}</span>
        <span className="text-ink">
          <Sentence run={run} step={step} />
        </span>
        {step.sent.map((id) => (
          <SegmentActs key={id} segment={run.trace.segments[id]!} scenario={run.scenario} {...acts} />
        ))}
      </div>
    </li>
  )
})
