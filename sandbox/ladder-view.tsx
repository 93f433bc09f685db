'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef } from 'react'
import { hosts } from '../tcp/scenario.ts'
import type { TraceSegment } from '../tcp/trace.ts'
import { duration } from './format.ts'
import { hue } from './hue.ts'
import { type Arrow, ladderOf, rowGap } from './ladder.ts'
import { ArrowMark, BandMark, BreakMark, LabelMark, Shading } from './ladder-marks.tsx'
import type { RunControl } from './run.ts'
import { useSize } from './size.ts'
import { timeAt, viewAt } from './steps.ts'

/** Room below the line of the present, for the time written there. */
const foot = 28
/** The picture may be higher than its box: the keyboard must be able to reach the box and scroll it. */
const scroller = { tabIndex: 0 }

interface Props {
  control: RunControl
  /** What a press on an arrow does; absent where arrows cannot be pressed. */
  onSegment?: (segment: TraceSegment) => void
}

/** The run so far as a picture: time goes down, and the future is not drawn. */
export function LadderView({ control, onSegment }: Props) {
  const t = useTranslations('sandbox')
  const { run, position, still } = control
  const [box, { width, height }] = useSize()
  const [again, copy, forged] = [t('mark.again'), t('mark.copy'), t('mark.forged')]
  const ladder = useMemo(
    () => ladderOf(run.scenario, run.trace, run.steps, width, { again, copy, forged }),
    [run, width, again, copy, forged],
  )
  const { frame } = ladder
  const { left, bandWidth } = frame
  const now = ladder.reached[position]! + rowGap / 2
  const time = duration(timeAt(run.steps, position))

  useEffect(() => {
    const element = box.current
    if (!element) return
    const { scrollTop, clientHeight } = element
    if (now + foot > scrollTop + clientHeight || now < scrollTop + clientHeight / 4)
      element.scrollTo({ top: now + foot - clientHeight * 0.85, behavior: still ? 'instant' : 'smooth' })
  }, [box, now, still])

  const picture = useRef<SVGSVGElement>(null)
  useEffect(() => {
    const element = picture.current
    if (!element || !onSegment) return
    const press = ({ target }: MouseEvent) => {
      const id = (target as Element).closest('[data-segment]')?.getAttribute('data-segment')
      if (id) onSegment(run.trace.segments[+id]!)
    }
    element.addEventListener('click', press)
    return () => element.removeEventListener('click', press)
  }, [run, onSegment])

  const happened = <T extends { step: number }>(things: T[]) => things.filter(({ step }) => step < position)
  const sent = happened(ladder.arrows)
  const views = viewAt(run.steps, position)
  const progress = ({ from, to, ends }: Arrow) =>
    ends !== null && ends < position ? 1 : Math.min(0.9, Math.max(0.2, (now - from.y) / (to.y - from.y)))

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div aria-hidden="true" className="relative h-7 flex-none border-line border-b text-sm font-semibold">
        {width > 0 &&
          hosts.map((host) => (
            <span
              key={host}
              className={`absolute text-center ${hue[host]}`}
              style={{ left: left[host], width: bandWidth }}
            >
              {t('host', { host })}
            </span>
          ))}
      </div>
      <div ref={box} {...scroller} className="relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
        {/* The picture keeps its size, and this window on it grows: nothing drawn has to be laid out again. */}
        <div className="overflow-hidden contain-strict" style={{ height: Math.max(now + foot, height) }}>
          <svg
            ref={picture}
            role="img"
            aria-label={t('summary', {
              time,
              segments: sent.length,
              lost: sent.filter(({ segment }) => segment.lost).length,
              client: views.client.state,
              server: views.server.state,
            })}
            width={width}
            height={Math.max(ladder.height, height)}
            fontSize={frame.oneLine ? 12 : 11}
            fill="none"
            className="block"
          >
            <Shading />
            {hosts.map((host) =>
              happened(ladder.bands.filter((band) => band.host === host)).map((band, index, bands) => (
                <BandMark key={band.y} band={band} end={bands[index + 1]?.y ?? now} frame={frame} />
              )),
            )}
            {frame.times &&
              happened(ladder.times).map(({ step, y, at }) => (
                <text key={step} x={46} y={y + 4} textAnchor="end" fontSize={11} className="fill-soft tabular-nums">
                  {duration(at)}
                </text>
              ))}
            {happened(ladder.breaks).map(({ step, y, ms }) => (
              <BreakMark key={step} y={y} text={t('later', { time: duration(ms) })} frame={frame} />
            ))}
            <path
              d={`M${left.client} ${now}H${left.server + bandWidth}`}
              className="stroke-edge"
              strokeDasharray="2 4"
            />
            <text x={(left.client + left.server + bandWidth) / 2} y={now + 18} textAnchor="middle" className="fill-ink">
              {t('now', { time })}
            </text>
            {happened(ladder.calls).map(({ step, host, label }) => (
              <g key={step} className={hue[host]}>
                <LabelMark label={label} line={frame.line} />
              </g>
            ))}
            {sent.map((arrow) => (
              <g key={arrow.segment.id} data-segment={arrow.segment.id} className={onSegment && 'group cursor-pointer'}>
                <ArrowMark arrow={arrow} progress={progress(arrow)} frame={frame} />
              </g>
            ))}
          </svg>
        </div>
      </div>
    </div>
  )
}
