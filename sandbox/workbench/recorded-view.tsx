'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Scenario } from '../../tcp/scenario.ts'
import { duration } from '../format.ts'
import { frameOf } from '../frame.ts'
import { foot, LadderPicture, useLadder } from '../ladder-picture.tsx'
import { LaneHeads } from '../lane-heads.tsx'
import { nowOf } from '../progress.ts'
import { useSize } from '../size.ts'
import { timeAt } from '../steps.ts'
import type { LibraryScenario } from './library.ts'
import { runOfRecording } from './recorded.ts'
import { RecordedList } from './recorded-list.tsx'

interface Props {
  scenario: Scenario
  recorded: NonNullable<LibraryScenario['recorded']>
  title: string
}

const scroller = { tabIndex: 0 }

/** What a kernel did, in the same pictures and words as a run of the engine. Shown whole at first. */
export function RecordedView({ scenario, recorded: { kernel, observed }, title }: Props) {
  const t = useTranslations('workbench.recorded')
  const run = useMemo(() => runOfRecording(scenario, observed), [scenario, observed])
  const end = run.steps.length
  const [position, setPosition] = useState(end)
  const [box, { width }] = useSize()
  const frame = frameOf(width)
  const ladder = useLadder(run, Math.max(width, 280))
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const shown = useRef(position)
  useEffect(() => {
    if (shown.current === position) return
    if (box.current) box.current.scrollTop = nowOf(ladder, position) + foot - box.current.clientHeight * 0.85
    if (list.current) list.current.scrollTop = list.current.scrollHeight
    shown.current = position
  }, [box, ladder, position])
  return (
    <section aria-label={t('region', { title })} className="@container">
      <div className="mb-3 max-w-[48rem] text-soft">
        <p className="m-0">{t('note', { kernel })}</p>
        <p className="m-0">{t('variables')}</p>
      </div>
      <div className="overflow-hidden rounded-lg border border-line bg-raised @3xl:grid @3xl:h-[46rem] @3xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex h-[36rem] flex-col @3xl:h-auto @3xl:min-h-0">
          <LaneHeads frame={frame} />
          <div ref={box} {...scroller} className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
            {width > 0 && <LadderPicture run={run} position={position} width={width} />}
          </div>
          <div className="flex-none border-line border-t p-3">
            <label htmlFor={id} className="flex justify-between text-sm">
              <span>{t('position')}</span>
              <span className="tabular-nums">
                {t('at', { event: position, count: end, time: duration(timeAt(run.steps, position)) })}
              </span>
            </label>
            <input
              id={id}
              type="range"
              min={0}
              max={end}
              value={position}
              aria-valuetext={t('at', {
                event: position,
                count: end,
                time: duration(timeAt(run.steps, position)),
              })}
              onChange={(event) => setPosition(Number(event.target.value))}
              className="block h-11 w-full accent-client"
            />
          </div>
        </div>
        <div
          ref={list}
          {...scroller}
          className="h-[30rem] overflow-y-auto border-line border-t text-sm leading-snug @3xl:h-auto @3xl:border-s @3xl:border-t-0"
        >
          <RecordedList run={run} position={position} />
        </div>
      </div>
    </section>
  )
}
