'use client'

import { type RefObject, useEffect, useState } from 'react'

/** Items that are rendered before and after the anchor, at most. */
const before = 16
const after = 6
/** Height of an item until some have been measured, px. */
const guess = 60

export interface ListWindow {
  first: number
  end: number
  /** Room of the items that are not rendered, px. */
  above: number
  below: number
  /** Height of an item as it is taken for that room, px: when it becomes known, every item moves. */
  each: number
}

/**
 * Renders only the items of a long list that are near the box's view. It follows the last item, until somebody scrolls;
 * the browser's scroll anchoring makes up for heights that were guessed.
 */
export function useListWindow(box: RefObject<HTMLElement | null>, count: number): ListWindow {
  const [{ anchor, counted }, setAnchor] = useState({ anchor: count, counted: count })
  const [height, setHeight] = useState<number | null>(null)
  if (counted !== count) setAnchor({ anchor: count, counted: count })
  const first = Math.max(0, Math.min(anchor, count) - before)
  const end = Math.min(count, anchor + after)
  const each = height ?? guess

  useEffect(() => {
    const element = box.current
    if (!element) return
    const scrolled = () => {
      const [top, bottom] = [first * each, end * each]
      const view = element.scrollTop + element.clientHeight
      const near = element.clientHeight / 2
      if ((first > 0 && element.scrollTop < top + near) || (end < count && view > bottom - near))
        setAnchor({ anchor: Math.ceil(view / each) + after, counted: count })
    }
    element.addEventListener('scroll', scrolled, { passive: true })
    return () => element.removeEventListener('scroll', scrolled)
  }, [box, first, end, each, count])

  useEffect(() => {
    if (height !== null || end - first < before) return
    const items = box.current?.querySelectorAll('li') ?? []
    const [top, bottom] = [items[0], items[items.length - 1]].map((item) => item?.getBoundingClientRect())
    if (top && bottom) setHeight((bottom.bottom - top.top) / items.length)
  }, [box, height, first, end])

  return { first, end, above: first * each, below: (count - end) * each, each }
}
