'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Bracket } from './brackets.ts'
import { duration } from './format.ts'
import type { Arrow, Band, CallMark, Ladder, Rupture, TimeMark } from './geometry.ts'
import { hue } from './hue.ts'
import type { Marks } from './label.ts'
import { ladderOf, type Spacing } from './ladder.ts'
import { ArrowMark, BandMark, BreakMark, LabelMark, Shading } from './ladder-marks.tsx'
import { Present, type Wait } from './present.tsx'
import { nowOf, progressAt } from './progress.ts'
import type { Run } from './run.ts'
import { type Shelves, shelve } from './shelves.ts'
import { slotsOf } from './slots.ts'
import { timeAt, viewAt } from './steps.ts'
import { BracketMark } from './timer-marks.tsx'
import type { Drawn } from './use-drawn.ts'

/** Room below the line of the present, for the time written there. */
export const foot = 28

export interface LadderPictureProps {
  run: Run
  position: number
  /** Width of the picture, px; labels and lanes fit themselves to it. */
  width: number
  spacing?: Spacing
  /** Draws only what is near these heights, in a picture as high as the whole run; without them all of the run so far. */
  drawn?: Drawn
  /** The wait that is being played now. */
  wait?: Wait | null
  /** Whether arrows look as if they could be pressed. */
  pressable?: boolean
}

/** The geometry of a run, made once for each run, width, spacing and language. */
export function useLadder(run: Run, width: number, spacing: Spacing = 'even'): Picture {
  const marks = useMarks()
  const key = [width, spacing, marks.lost].join()
  const known = pictures.get(run) ?? new Map<string, Picture>()
  let picture = known.get(key)
  if (!picture) {
    picture = pictureOf(ladderOf(run.scenario, run.trace, run.steps, width, marks, spacing))
    pictures.set(run, known.set(key, picture))
  }
  return picture
}

export function useMarks(): Marks {
  const t = useTranslations('sandbox')
  return useMemo(() => {
    const word = (name: keyof Marks) => t(`mark.${name}`)
    return { again: word('again'), copy: word('copy'), forged: word('forged'), lost: word('lost'), late: word('late') }
  }, [t])
}

const pictures = new WeakMap<Run, Map<string, Picture>>()

/** A ladder with its parts in order of height. */
export interface Picture extends Ladder {
  near: {
    bands: Shelves<Band>
    arrows: Shelves<Arrow>
    brackets: Shelves<Bracket>
    calls: Shelves<CallMark>
    breaks: Shelves<Rupture>
    times: Shelves<TimeMark>
  }
}

export function pictureOf(ladder: Ladder): Picture {
  const { height, frame } = ladder
  const text = (y: number): [number, number] => [y - frame.line, y + frame.line]
  return {
    ...ladder,
    near: {
      bands: shelve(ladder.bands, ({ y, next }) => [y, next?.y ?? height]),
      arrows: shelve(ladder.arrows, ({ from, to, label }) => [
        Math.min(from.y, label.y) - 60,
        Math.max(to.y, label.y) + 60,
      ]),
      brackets: shelve(ladder.brackets, ({ y, end }) => [y, end?.y ?? height]),
      calls: shelve(ladder.calls, ({ label }) => text(label.y)),
      breaks: shelve(ladder.breaks, ({ y }) => text(y)),
      times: shelve(ladder.times, ({ y }) => text(y)),
    },
  }
}

/** The run so far as a picture alone: time goes down, and the future is not drawn. */
export function LadderPicture({ width, spacing, ...props }: LadderPictureProps) {
  return <Drawing {...props} ladder={useLadder(props.run, width, spacing)} />
}

interface DrawingProps extends Omit<LadderPictureProps, 'width' | 'spacing'> {
  ladder: Picture
}

export function Drawing({ run, position, ladder, drawn, wait = null, pressable = false }: DrawingProps) {
  const t = useTranslations('sandbox')
  const { frame } = ladder
  const now = nowOf(ladder, position)
  const time = duration(timeAt(run.steps, position))
  const views = viewAt(run.steps, position)
  const { sentSoFar = 0, lostSoFar = 0 } = run.steps[position - 1] ?? {}
  const happened = <T extends { step: number }>(find: Shelves<T>) =>
    Array.from(find(drawn)).filter(({ step }) => step < position)
  const over = ({ end }: Bracket) => end !== null && end.step < position
  // A picture that keeps its size keeps the layout of its texts when a step is drawn.
  const height = nowOf(ladder, drawn ? run.steps.length : position) + foot
  const brackets = happened(ladder.near.brackets)
  const bracketSlots = slotsOf(brackets.map(({ nth }) => nth))
  const arrows = happened(ladder.near.arrows)
  const arrowSlots = slotsOf(arrows.map(({ segment }) => segment.id))
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
      width={frame.width}
      height={height}
      viewBox={`0 0 ${frame.width} ${height}`}
      fontSize={frame.oneLine ? 12 : 11}
      fill="none"
      className="block"
    >
      <Shading />
      {happened(ladder.near.bands).map((band) => (
        <BandMark
          key={band.host + band.y}
          band={band}
          end={band.next && band.next.step < position ? band.next.y : now}
          frame={frame}
        />
      ))}
      {brackets.map((bracket, index) => (
        <BracketMark
          key={bracketSlots[index]}
          bracket={bracket}
          over={over(bracket)}
          now={over(bracket) ? 0 : now}
          frame={frame}
        />
      ))}
      {frame.times &&
        happened(ladder.near.times).map(({ step, y, at }) => (
          <text key={step} x={46} y={y + 4} textAnchor="end" fontSize={11} className="fill-soft tabular-nums">
            {duration(at)}
          </text>
        ))}
      {happened(ladder.near.breaks).map(({ step, y, ms }) => (
        <BreakMark key={step} y={y} text={t('later', { time: duration(ms) })} frame={frame} />
      ))}
      <Present
        position={position}
        time={timeAt(run.steps, position)}
        wait={wait}
        brackets={brackets.filter((bracket) => !over(bracket))}
        now={now}
        frame={frame}
      />
      {happened(ladder.near.calls).map(({ step, host, label }) => (
        <g key={step} className={hue[host]}>
          <LabelMark label={label} line={frame.line} />
        </g>
      ))}
      {arrows.map((arrow, index) => (
        <ArrowMark
          key={arrowSlots[index]}
          arrow={arrow}
          progress={progressAt(ladder, arrow, position)}
          frame={frame}
          pressable={pressable}
        />
      ))}
    </svg>
  )
}
