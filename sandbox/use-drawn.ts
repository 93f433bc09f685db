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

interface Place {
  /** What the box is scrolled to, and to which end of the picture it was scrolled last, px. */
  at: number
  followed: number
  /** Nothing above is drawn before the picture rests, px. */
  floor: number
  /** When the jump here began, where this was one: performance.now(). */
  jumpedAt: number | null
}

/**
 * Scrolls a box of some height to the end of a picture that reaches down to `present`, and says what of the picture to
 * draw: what is seen at once, what lies around it when it has come to rest. Where a jump leads is known before it is
 * drawn; of a place where nothing has been drawn yet, a slow machine draws what is nearest to the present first.
 */
export function useDrawn(box: RefObject<HTMLElement | null>, present: number, height: number): Drawn {
  const end = Math.max(0, present - height)
  const [place, set] = useState<Place>({ at: 0, followed: end, floor: 0, jumpedAt: null })
  const around = inSteps(useRested(place.at), coarse)
  const drawn = drawnAt(place, around, height)
  if (end !== place.followed) set(followed(end, height, drawn))

  const { jumpedAt } = place
  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = end
    if (jumpedAt !== null) learn(performance.now() - jumpedAt, height + fine)
  }, [box, end, jumpedAt, height])

  useEffect(() => {
    const element = box.current
    const scrolled = () =>
      set((before) => {
        const at = inSteps(element?.scrollTop ?? 0, fine)
        return before.at === at ? before : { ...before, at, floor: 0, jumpedAt: null }
      })
    element?.addEventListener('scroll', scrolled, { passive: true })
    return () => element?.removeEventListener('scroll', scrolled)
  }, [box])

  return drawn
}

function followed(end: number, height: number, before: Drawn): Place {
  const at = inSteps(end, fine)
  const bottom = at + height + fine
  const known = at < before.bottom && bottom > before.top
  return { at, followed: end, floor: known ? 0 : bottom - most, jumpedAt: known ? null : performance.now() }
}

function drawnAt({ at, floor }: Place, around: number, height: number): Drawn {
  const [top, bottom] = [around - coarse, around + height + 2 * coarse]
  const [first, last] = [at, at + height + fine]
  return first >= top && last <= bottom ? { top, bottom } : { top: Math.max(first, floor), bottom: last }
}

/** What drawing a place to which somebody jumps may take before its frame is made, ms. */
const budget = 20
/** What is drawn of it in any case, and what this machine has shown to manage in that time, px. */
const least = 150
let most = 300

function learn(took: number, height: number) {
  const drawn = Math.min(most, height)
  most = took > budget ? Math.max(least, (drawn * budget) / took) : Math.max(most, drawn * 1.25)
}
