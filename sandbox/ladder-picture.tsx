'use client'

import { useTranslations } from 'next-intl'
import { hosts } from '../tcp/scenario.ts'
import { duration } from './format.ts'
import { hue } from './hue.ts'
import { type Arrow, type Ladder, ladderOf, rowGap, type Spacing } from './ladder.ts'
import { ArrowMark, BandMark, BreakMark, LabelMark, Shading } from './ladder-marks.tsx'
import type { Run } from './run.ts'
import { timeAt, viewAt } from './steps.ts'

/** Room below the line of the present, for the time written there. */
export const foot = 28

export interface LadderPictureProps {
  run: Run
  position: number
  /** Width of the picture, px; labels and lanes fit themselves to it. */
  width: number
  spacing?: Spacing
  /** Draws only what is near these heights; without them the whole run so far. */
  top?: number
  bottom?: number
  /** Whether arrows look as if they could be pressed. */
  pressable?: boolean
}

/** The geometry of a run, made once for each run, width, spacing and language. */
export function useLadder(run: Run, width: number, spacing: Spacing = 'even'): Ladder {
  const t = useTranslations('sandbox')
  const marks = { again: t('mark.again'), copy: t('mark.copy'), forged: t('mark.forged') }
  const key = [width, spacing, ...Object.values(marks)].join()
  const known = ladders.get(run) ?? new Map<string, Ladder>()
  const ladder = known.get(key) ?? ladderOf(run.scenario, run.trace, run.steps, width, marks, spacing)
  ladders.set(run, known.set(key, ladder))
  return ladder
}

const ladders = new WeakMap<Run, Map<string, Ladder>>()

/** How far down the picture of a position reaches. */
export const nowOf = (ladder: Pick<Ladder, 'reached'>, position: number) => ladder.reached[position]! + rowGap / 2

/** The run so far as a picture alone: time goes down, and the future is not drawn. */
export function LadderPicture({ run, position, width, spacing, top, bottom, pressable = false }: LadderPictureProps) {
  const t = useTranslations('sandbox')
  const ladder = useLadder(run, width, spacing)
  const { frame } = ladder
  const { left, bandWidth } = frame
  const now = nowOf(ladder, position)
  const time = duration(timeAt(run.steps, position))
  const views = viewAt(run.steps, position)
  const { sentSoFar = 0, lostSoFar = 0 } = run.steps[position - 1] ?? {}
  const happened = <T extends { step: number }>(things: T[]) => things.filter(({ step }) => step < position)
  const progress = ({ from, to, ends }: Arrow) =>
    ends !== null && ends < position ? 1 : Math.min(0.9, Math.max(0.2, (now - from.y) / (to.y - from.y)))
  const [from, to] = [top ?? 0, bottom ?? now + foot]
  return (
    <svg
      role="img"
      aria-label={t('summary', {
        time,
        segments: sentSoFar,
        lost: lostSoFar,
        client: views.client.state,
        server: views.server.state,
      })}
      width={width}
      height={to - from}
      viewBox={`0 ${from} ${width} ${to - from}`}
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
      <path d={`M${left.client} ${now}H${left.server + bandWidth}`} className="stroke-edge" strokeDasharray="2 4" />
      <text x={(left.client + left.server + bandWidth) / 2} y={now + 18} textAnchor="middle" className="fill-ink">
        {t('now', { time })}
      </text>
      {happened(ladder.calls).map(({ step, host, label }) => (
        <g key={step} className={hue[host]}>
          <LabelMark label={label} line={frame.line} />
        </g>
      ))}
      {happened(ladder.arrows).map((arrow) => (
        <g key={arrow.segment.id} data-segment={arrow.segment.id} className={pressable ? 'group cursor-pointer' : ''}>
          <ArrowMark arrow={arrow} progress={progress(arrow)} frame={frame} />
        </g>
      ))}
    </svg>
  )
}
