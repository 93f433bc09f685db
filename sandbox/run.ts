'use client'

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Scenario } from '../tcp/scenario.ts'
import { simulate } from '../tcp/simulate.ts'
import type { Trace } from '../tcp/trace.ts'
import { pauseBefore, type Step, samePosition, stepsOf } from './steps.ts'

/** A scenario with what follows from it. */
export interface Run {
  scenario: Scenario
  trace: Trace
  steps: Step[]
}

export function runOf(scenario: Scenario): Run {
  const trace = simulate(scenario)
  return { scenario, trace, steps: stepsOf(trace) }
}

interface Session {
  /** The run shown is the last one; those before it are what undo goes back to. */
  runs: [Run, ...Run[]]
  position: number
  playing: boolean
}

/** Goes on with another scenario; `call` is the index of the call that was added to it. */
export type Change = (scenario: Scenario, call?: number) => void

/** The learner's session: which run is shown, how far it has gone, and what was changed on the way. */
export function useRun(scenario: Scenario, atOnce: boolean, onScenarioChange?: (scenario: Scenario) => void) {
  const still = useReducedMotion()
  const [{ runs, position, playing }, set] = useState<Session>(() => {
    const run = runOf(scenario)
    return { runs: [run], position: atOnce && still ? run.steps.length : 0, playing: atOnce && !still }
  })
  const run = runs.at(-1) ?? runs[0]
  const end = run.steps.length

  useEffect(() => {
    if (!playing) return
    const next = position + 1
    const timer = setTimeout(
      () => set((session) => ({ ...session, position: next, playing: next < end })),
      pauseBefore(run.steps, position),
    )
    return () => clearTimeout(timer)
  }, [playing, position, end, run])

  const show = (next: [Run, ...Run[]], call?: number) => {
    const shown = next.at(-1) ?? next[0]
    set({ runs: next, position: samePosition(run.steps, shown.steps, position, call), playing: false })
    onScenarioChange?.(shown.scenario)
  }

  const latest = useRef<Change>(null)
  useEffect(() => {
    latest.current = (next, call) => show([...runs, runOf(next)], call)
  })
  const change = useCallback<Change>((next, call) => latest.current?.(next, call), [])

  return {
    run,
    position,
    playing,
    /** With reduced motion nothing moves by itself: running means going to the next event. */
    still,
    changed: runs.length > 1,
    go: (to: number) => set({ runs, position: Math.max(0, Math.min(end, to)), playing: false }),
    play: () => set({ runs, position: position < end ? position : 0, playing: true }),
    pause: () => set({ runs, position, playing: false }),
    /** Stays the same function, so that a step does not draw the whole list again. */
    change,
    undo: () => show([runs[0], ...runs.slice(1, -1)]),
    reset: () => show([runs[0]]),
  }
}

export type RunControl = ReturnType<typeof useRun>

const query = '(prefers-reduced-motion: reduce)'

function useReducedMotion(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
    () => true,
  )
}
