'use client'

import { memo, type RefObject, useEffect, useMemo, useRef } from 'react'
import type { TraceSegment } from '../tcp/trace.ts'
import { Flights } from './flights.tsx'
import type { Spacing } from './ladder.ts'
import { foot, LadderPicture, useLadder } from './ladder-picture.tsx'
import { LaneHeads } from './lane-heads.tsx'
import { arrowNear, nowOf } from './progress.ts'
import { usePainted } from './rested.ts'
import type { RunControl } from './run.ts'
import { useSize } from './size.ts'
import { useDrawn } from './use-drawn.ts'

/** The picture may be higher than its box: the keyboard must be able to reach the box and scroll it. */
const scroller = { tabIndex: 0 }

interface Props {
  control: RunControl
  spacing?: Spacing
  /** What a press on an arrow does; absent where arrows cannot be pressed. */
  onSegment?: (segment: TraceSegment) => void
}

/** The ladder in a box that scrolls with the present. It follows the frame in which the states and the time are told. */
export function LadderView({ control, spacing, onSegment }: Props) {
  const { run, position, stepped, still, wait } = control
  const shown = useMemo(() => ({ run, position, stepped, still, wait }), [run, position, stepped, still, wait])
  const pressed = useRef(onSegment)
  useEffect(() => {
    pressed.current = onSegment
  })
  return <Ladder {...usePainted(shown)} spacing={spacing} pressed={onSegment && pressed} />
}

interface LadderProps extends Pick<RunControl, 'run' | 'position' | 'stepped' | 'still' | 'wait'> {
  spacing: Spacing | undefined
  pressed: RefObject<Props['onSegment']> | undefined
}

const Ladder = memo(function Ladder({ run, position, stepped, still, wait, spacing, pressed }: LadderProps) {
  const [box, { width, height }] = useSize()
  const ladder = useLadder(run, width, spacing)
  const present = nowOf(ladder, position) + foot
  const drawn = useDrawn(box, present, height)

  useEffect(() => {
    const element = box.current
    if (!element || !pressed) return
    const press = ({ target, clientX, clientY }: MouseEvent) => {
      const { left, top } = element.getBoundingClientRect()
      const at = { x: clientX - left, y: clientY - top + element.scrollTop }
      const labelled = (target as Element).closest('[data-segment]')?.getAttribute('data-segment')
      const segment = labelled ? run.trace.segments[+labelled] : arrowNear(ladder, at, position)?.segment
      if (segment) pressed.current?.(segment)
    }
    element.addEventListener('click', press)
    return () => element.removeEventListener('click', press)
  }, [box, run, ladder, position, pressed])

  return (
    <div className="flex min-h-0 flex-1 flex-col *:isolate">
      <LaneHeads frame={ladder.frame} />
      <div ref={box} {...scroller} className="relative min-h-0 flex-1 contain-strict overflow-x-hidden overflow-y-auto">
        {/* Only a part of the picture is drawn; this keeps the room of the rest, as a layer that moves without the page. */}
        <div
          className="relative overflow-hidden contain-strict will-change-transform"
          style={{ height: Math.max(present, height) }}
        >
          <LadderPicture
            run={run}
            position={position}
            width={width}
            spacing={spacing}
            drawn={drawn}
            wait={wait}
            pressable={Boolean(pressed)}
          />
          {stepped && !still && <Flights ladder={ladder} arrows={ladder.near.arrows(drawn)} position={position} />}
        </div>
      </div>
    </div>
  )
})
