import { useEffect, useRef } from 'react'
import type { Arrow, Ladder, Point } from './geometry.ts'
import { hue } from './hue.ts'
import { pointOn, progressAt } from './progress.ts'

/** ms. */
const flightTime = 400

interface Props {
  ladder: Ladder
  /** The arrows that are drawn. */
  arrows: Iterable<Arrow>
  /** The step that has just been made led here. */
  position: number
}

/** A dot for each segment that is on its way in a step. The browser moves it without drawing the picture again. */
export function Flights({ ladder, arrows, position }: Props) {
  return Array.from(arrows, (arrow) => {
    if (arrow.step !== position - 1 && arrow.ends !== position - 1) return null
    const [from, to] = [position - 1, position].map((at) => pointOn(arrow, progressAt(ladder, arrow, at)))
    return <Dot key={`${arrow.segment.id} ${position}`} from={from!} to={to!} className={hue[arrow.segment.from]} />
  })
}

function Dot({ from, to, className }: { from: Point; to: Point; className: string }) {
  const dot = useRef<HTMLSpanElement>(null)
  const [x, y, x2, y2] = [from.x, from.y, to.x, to.y]
  useEffect(() => {
    const flight = dot.current?.animate(
      [
        { opacity: 1, transform: `translate(${x}px,${y}px)` },
        { opacity: 1, transform: `translate(${x2}px,${y2}px)` },
      ],
      flightTime,
    )
    return () => flight?.cancel()
  }, [x, y, x2, y2])
  return (
    <span
      ref={dot}
      aria-hidden="true"
      className={`pointer-events-none absolute -top-1.25 -left-1.25 size-2.5 rounded-full bg-current opacity-0 ${className}`}
    />
  )
}
