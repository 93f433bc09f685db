'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef } from 'react'
import { hosts } from '../tcp/scenario.ts'
import type { TraceSegment } from '../tcp/trace.ts'
import { duration } from './format.ts'
import { type Arrow, ladderOf, rowGap } from './ladder.ts'
import { ArrowMark, BandMark, BreakMark, Hatches, LabelMark, look, textSize } from './ladder-marks.tsx'
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
  const [box, size] = useSize()
  const width = size?.width ?? 0
  const [again, copy, forged] = [t('mark.again'), t('mark.copy'), t('mark.forged')]
  const ladder = useMemo(
    () => ladderOf(run.scenario, run.trace, run.steps, width, { again, copy, forged }),
    [run, width, again, copy, forged],
  )
  const { frame } = ladder
  const now = ladder.reached[position]! + rowGap / 2
  const height = Math.max(now + foot, size?.height ?? 0)

  useEffect(() => {
    const element = box.current
    if (!element) return
    const { scrollTop, clientHeight } = element
    const inSight = now + foot <= scrollTop + clientHeight && now >= scrollTop + clientHeight / 4
    if (!inSight) element.scrollTo({ top: now + foot - clientHeight * 0.85, behavior: still ? 'instant' : 'smooth' })
  }, [box, now, still])

  const sent = ladder.arrows.filter(({ leaves }) => leaves < position)
  const views = viewAt(run.trace, run.steps, position)
  const time = duration(timeAt(run.steps, position))
  const summary = t('summary', {
    time,
    segments: sent.length,
    lost: sent.filter(({ segment }) => segment.lost).length,
    client: views.client.state,
    server: views.server.state,
  })

  const picture = useRef<SVGSVGElement>(null)
  useEffect(() => {
    const element = picture.current
    if (!element || !onSegment) return
    const press = ({ target }: MouseEvent) => {
      const id = target instanceof Element && target.closest('[data-segment]')?.getAttribute('data-segment')
      if (id) onSegment(run.trace.segments[Number(id)]!)
    }
    element.addEventListener('click', press)
    return () => element.removeEventListener('click', press)
  }, [run, onSegment])

  const happened = <T extends { step: number }>(things: T[]) => things.filter(({ step }) => step < position)
  const progress = ({ from, to, ends }: Arrow) =>
    ends !== null && ends < position ? 1 : Math.min(0.9, Math.max(0.2, (now - from.y) / (to.y - from.y)))

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div aria-hidden="true" className="relative h-7 flex-none border-b border-line text-sm font-semibold">
        {size &&
          hosts.map((host) => (
            <span
              key={host}
              className={`absolute text-center ${look[host].text}`}
              style={{ left: frame.left[host], width: frame.bandWidth }}
            >
              {t('host', { host })}
            </span>
          ))}
      </div>
      <div ref={box} {...scroller} className="relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
        {size && (
          <svg ref={picture} role="img" aria-label={summary} width={width} height={height} className="absolute block">
            <Hatches />
            {hosts.map((host) => {
              const bands = happened(ladder.bands.filter((band) => band.host === host))
              return bands.map((band, index) => (
                <BandMark key={band.y} band={band} end={bands[index + 1]?.y ?? now} frame={frame} />
              ))
            })}
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
              d={`M${frame.left.client} ${now}H${frame.left.server + frame.bandWidth}`}
              className="stroke-edge"
              strokeDasharray="2 4"
            />
            <text
              x={(frame.edge.client + frame.edge.server) / 2}
              y={now + 18}
              textAnchor="middle"
              fontSize={textSize(frame)}
              className="fill-ink tabular-nums"
            >
              {t('now', { time })}
            </text>
            {happened(ladder.calls).map(({ step, host, label }) => (
              <LabelMark key={step} label={label} frame={frame} first={`${look[host].fill}`} />
            ))}
            {sent.map((arrow) => (
              <g key={arrow.segment.id} data-segment={arrow.segment.id} className={onSegment && 'group cursor-pointer'}>
                <ArrowMark arrow={arrow} progress={progress(arrow)} frame={frame} />
              </g>
            ))}
          </svg>
        )}
      </div>
    </div>
  )
}
