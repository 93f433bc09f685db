'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { TraceSegment } from '../tcp/trace.ts'
import type { Spacing } from './ladder.ts'
import { foot, LadderPicture, nowOf, useLadder } from './ladder-picture.tsx'
import { LaneHeads } from './lane-heads.tsx'
import type { RunControl } from './run.ts'
import { useSize } from './size.ts'

/** The picture may be higher than its box: the keyboard must be able to reach the box and scroll it. */
const scroller = { tabIndex: 0 }
/** The part of the picture that is drawn goes so far beyond the box, px; it moves in steps of as much. */
const margin = 200

const inSteps = (height: number) => Math.floor(height / margin) * margin

interface Props {
  control: RunControl
  spacing?: Spacing
  /** What a press on an arrow does; absent where arrows cannot be pressed. */
  onSegment?: (segment: TraceSegment) => void
}

/** The ladder in a box that scrolls with the present. */
export function LadderView({ control, spacing, onSegment }: Props) {
  const t = useTranslations('sandbox')
  const { run, position, still } = control
  const [box, { width, height }] = useSize()
  const { frame, reached } = useLadder(run, width, spacing)
  const now = nowOf({ reached }, position)
  const [scrolled, setScrolled] = useState(0)

  useEffect(() => {
    const element = box.current
    if (!element) return
    const { scrollTop, clientHeight } = element
    const present = (now + foot - scrollTop) / clientHeight
    if (present >= 0.25 && present <= 0.8) return
    // What has just happened is in view at once; only the room for what comes next is made smoothly.
    const inView = present >= foot / clientHeight && present <= 1
    element.scrollTo({ top: now + foot - clientHeight * 0.65, behavior: still || !inView ? 'instant' : 'smooth' })
    // The event comes a frame later; the picture of a jump must not.
    if (!inView) setScrolled(inSteps(element.scrollTop))
  }, [box, now, still])

  useEffect(() => {
    const element = box.current
    if (!element || !onSegment) return
    const press = ({ target }: MouseEvent) => {
      const id = (target as Element).closest('[data-segment]')?.getAttribute('data-segment')
      if (id) onSegment(run.trace.segments[+id]!)
    }
    element.addEventListener('click', press)
    return () => element.removeEventListener('click', press)
  }, [box, run, onSegment])

  const whole = Math.max(now + foot, height)
  const top = Math.max(0, scrolled - margin)
  const bottom = Math.min(whole, scrolled + height + 2 * margin)
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <LaneHeads frame={frame} nameOf={(host) => t('host', { host })} />
      <div
        ref={box}
        {...scroller}
        onScroll={({ currentTarget }) => setScrolled(inSteps(currentTarget.scrollTop))}
        className="relative min-h-0 flex-1 contain-strict overflow-x-hidden overflow-y-auto"
      >
        {/* Only a part of the picture is drawn; this keeps the room of the rest. */}
        <div className="relative overflow-hidden contain-strict" style={{ height: whole }}>
          <div className="absolute" style={{ top }}>
            <LadderPicture
              run={run}
              position={position}
              width={width}
              spacing={spacing}
              top={top}
              bottom={Math.max(bottom, top + 1)}
              pressable={Boolean(onSegment)}
            />
          </div>
        </div>
      </div>
    </div>
  )
}
