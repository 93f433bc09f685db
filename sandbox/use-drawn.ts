import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { useRested } from './rested.ts'

/** Which heights of a picture are drawn. */
export interface Drawn {
  top: number
  bottom: number
}

/** How exactly it is known what is seen, and how far beyond it the picture is drawn, px. */
const fine = 50
const coarse = 200

const inSteps = (height: number, step: number) => Math.max(0, Math.floor(height / step) * step)

/**
 * Scrolls a box of some height to the end of a picture that reaches down to `present`, and says what of the picture to
 * draw: what is seen at once, what lies around it when it has come to rest. Where a jump leads is known before it is drawn.
 */
export function useDrawn(box: RefObject<HTMLElement | null>, present: number, height: number): Drawn {
  const end = Math.max(0, present - height)
  const [{ at, followed }, set] = useState({ at: 0, followed: end })
  const seen = end === followed ? at : inSteps(end, fine)
  if (end !== followed) set({ at: seen, followed: end })

  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = end
  }, [box, end])

  useEffect(() => {
    const element = box.current
    const scrolled = () =>
      set((before) => {
        const to = inSteps(element?.scrollTop ?? 0, fine)
        return before.at === to ? before : { ...before, at: to }
      })
    element?.addEventListener('scroll', scrolled, { passive: true })
    return () => element?.removeEventListener('scroll', scrolled)
  }, [box])

  const around = inSteps(useRested(seen), coarse)
  const [top, bottom] = [around - coarse, around + height + 2 * coarse]
  const [first, last] = [seen, seen + height + fine]
  return first >= top && last <= bottom ? { top, bottom } : { top: first, bottom: last }
}
