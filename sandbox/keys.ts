'use client'

import { type RefObject, useEffect } from 'react'
import type { RunControl } from './run.ts'

/** Shortcuts, heard only while the focus is inside the sandbox and not where a key has a meaning of its own. */
export function useKeys(
  area: RefObject<HTMLElement | null>,
  { position, playing, still, run, go, play, pause, undo, redo }: RunControl,
) {
  useEffect(() => {
    const element = area.current
    if (!element) return
    const press = (event: KeyboardEvent) => {
      if (event.altKey || !(event.target instanceof Element)) return
      if (event.ctrlKey || event.metaKey) {
        if (event.key.toLowerCase() !== 'z' || event.target.closest('input:not([type=range])')) return
        event.preventDefault()
        return event.shiftKey ? redo() : undo()
      }
      // Around a challenge stands a form, which Enter must not send from here.
      if (event.key === 'Enter' && event.target.closest('input')) event.preventDefault()
      if (event.target.closest('input, select')) return
      const act = actions[event.key]
      if (!act || (event.key === ' ' && event.target.closest('button, summary'))) return
      event.preventDefault()
      act()
    }
    const actions: Record<string, (() => void) | undefined> = {
      ' ': playing ? pause : still ? () => go(position + 1) : play,
      ArrowRight: () => go(position + 1),
      ArrowLeft: () => go(position - 1),
      Home: () => go(0),
      End: () => go(run.steps.length),
    }
    element.addEventListener('keydown', press)
    return () => element.removeEventListener('keydown', press)
  })
}
