import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Bracket } from './brackets.ts'
import { duration } from './format.ts'
import type { Frame } from './frame.ts'
import { RunningTimers } from './timer-marks.tsx'

/** A wait that is being played: from one time of the run to another, in so much of the learner's. All ms. */
export interface Wait {
  from: number
  to: number
  takes: number
}

interface Props {
  position: number
  /** ms. */
  time: number
  wait: Wait | null
  brackets: Bracket[]
  now: number
  frame: Frame
}

/** The line of the present, with its time and what each running timer still has. While a wait is played both run on. */
export function Present({ time: at, wait, now, frame, ...timers }: Props) {
  const t = useTranslations('sandbox')
  const time = useClock(at, wait)
  const { left, bandWidth } = frame
  return (
    <>
      <path d={`M${left.client} ${now}H${left.server + bandWidth}`} className="stroke-edge" strokeDasharray="2 4" />
      <text x={(left.client + left.server + bandWidth) / 2} y={now + 18} textAnchor="middle" className="fill-ink">
        {t('now', { time: duration(time) })}
      </text>
      <RunningTimers time={time} now={now} frame={frame} {...timers} />
    </>
  )
}

/** How often the clock is drawn anew, ms. */
const tick = 100

function useClock(at: number, wait: Wait | null): number {
  const [shown, show] = useState({ wait, time: at })
  useEffect(() => {
    if (!wait || wait.to - wait.from < tick) return
    const began = performance.now()
    const timer = setInterval(() => {
      const part = Math.min(1, (performance.now() - began) / wait.takes)
      show({ wait, time: wait.from + (wait.to - wait.from) * part })
    }, tick)
    return () => clearInterval(timer)
  }, [wait])
  return wait && shown.wait === wait ? shown.time : at
}
