'use client'

import { useTranslations } from 'next-intl'
import { memo, useEffect, useMemo, useRef } from 'react'
import { duration } from './format.ts'
import { hue } from './hue.ts'
import { useListWindow } from './list-window.ts'
import { type Run, useTold } from './run.ts'
import { type ActsProps, SegmentActs } from './segment-acts.tsx'
import { Sentence } from './sentence.tsx'
import type { Step } from './steps.ts'

/** The list may be longer than its box: the keyboard must be able to reach the box and scroll it. */
const scroller = { tabIndex: 0 }

interface Jump {
  /** Goes to a position when an item's time is pressed; without it the times are only text. */
  onJump?: (position: number) => void
}

interface Props extends ActsProps, Jump {
  run: Run
  position: number
}

/** The run so far in words: the twin of the picture, with everything that can be done to a segment. */
export const TranscriptView = memo(function TranscriptView(props: Props) {
  return <List {...props} {...useTold(props)} />
})

const List = memo(function List({ run, position, ...acts }: Props) {
  const t = useTranslations('sandbox')
  const box = useRef<HTMLDivElement>(null)
  const { first, end, above, below, each } = useListWindow(box, position)
  const last = run.steps[position - 1]
  // To the last item anew when the heights become known, as all items move with them.
  const shown = useMemo(() => ({ index: last?.index, each }), [last, each])
  useEffect(() => {
    const current = shown.index !== undefined && box.current?.querySelector(`[aria-posinset="${shown.index + 1}"]`)
    if (!box.current || !current) return
    box.current.scrollTop += current.getBoundingClientRect().bottom - box.current.getBoundingClientRect().bottom
  }, [shown])
  return (
    <div
      ref={box}
      {...scroller}
      className="min-h-0 flex-1 contain-strict overflow-y-auto border-line border-t text-sm leading-snug"
    >
      {position === 0 && <p className="m-0 p-3 text-soft">{t('nothingYet')}</p>}
      <ol
        aria-label={t('transcript')}
        className="m-0 list-none p-0"
        style={{ paddingTop: above, paddingBottom: below }}
      >
        {run.steps.slice(first, end).map((step) => (
          <Item key={step.index} run={run} step={step} current={step === last} {...acts} />
        ))}
      </ol>
    </div>
  )
})

const Item = memo(function Item({
  run,
  step,
  current,
  onJump,
  ...acts
}: ActsProps & Jump & { run: Run; step: Step; current: boolean }) {
  const t = useTranslations('sandbox')
  const time = duration(step.at)
  return (
    <li
      aria-current={current ? 'step' : undefined}
      aria-posinset={step.index + 1}
      aria-setsize={-1}
      className={`m-0 max-w-none border-line border-b px-3 py-2 aria-[current]:bg-sunken ${hue[step.host]}`}
    >
      <div className="border-current border-s-3 ps-2">
        {onJump ? (
          <button
            type="button"
            aria-label={t('jump', { time })}
            onClick={() => onJump(step.index + 1)}
            className="me-1 min-h-6 min-w-6 rounded px-1 text-soft tabular-nums underline underline-offset-4"
          >
            {time}
          </button>
        ) : (
          <span className="me-2 text-soft tabular-nums">{time}</span>
        )}
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
