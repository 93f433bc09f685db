'use client'

import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Scenario } from '../tcp/scenario.ts'
import type { SimulateOptions } from '../tcp/simulate.ts'
import type { Trace } from '../tcp/trace.ts'
import { changeBetween } from './change.ts'
import { engineIsHere, loadEngine, simulate } from './engine.ts'
import type { Wait } from './present.tsx'
import { useRested } from './rested.ts'
import { pauseBefore, positionAt, type Step, samePosition, stepsOf, timeAt } from './steps.ts'

/** A scenario with what follows from it. */
export interface Run {
  scenario: Scenario
  trace: Trace
  steps: Step[]
}

/** `mutations`: a stack that does something wrong. */
export function runOf(scenario: Scenario, mutations?: SimulateOptions['mutations']): Run {
  const trace = simulate(scenario, mutations && { mutations })
  return { scenario, trace, steps: stepsOf(trace, scenario.script) }
}

interface Session {
  /** What undo goes back to and redo goes on to; `index` is the run that is shown. */
  runs: readonly Run[]
  index: number
  position: number
  /** The position before this one; the same where another run was put in place. */
  left: number
  playing: boolean
}

/** Goes on with another scenario; `call` is the index of the call that was added to it. */
export type Change = (scenario: Scenario, call?: number) => void

export interface RunOptions {
  /** Plays from the start without being asked. */
  atOnce?: boolean
  /** Where the learner stands at first: so many steps, or all that has happened by then, ms. */
  position?: number
  startAt?: number
  mutations?: SimulateOptions['mutations']
  onScenarioChange?: (scenario: Scenario) => void
  onPosition?: (position: number, step: Step | undefined) => (() => void) | undefined
}

/** How playing goes: 1 is the usual speed. Waits that are not skipped are shortened, but felt. */
export interface Pace {
  speed: number
  skip: boolean
}

export const speeds = [0.25, 0.5, 1, 2, 4]

/** As much is remembered; the oldest is forgotten first. */
const depth = 100

/** The learner's session: which run is shown, how far it has gone, and what was changed on the way. */
export function useRun(scenario: Scenario, options: RunOptions = {}) {
  const { atOnce = false, startAt = -1, mutations, onScenarioChange, onPosition } = options
  const still = useReducedMotion()
  const [first] = useState(() => runOf(scenario, mutations))
  const [{ runs, index, position, left, playing }, set] = useState<Session>(() => {
    const start = Math.min(options.position ?? positionAt(first.steps, startAt), first.steps.length)
    const position = atOnce && still ? first.steps.length : start
    return {
      runs: [first],
      index: 0,
      position,
      left: position,
      playing: atOnce && !still,
    }
  })
  const [pace, setPace] = useState<Pace>({ speed: 1, skip: true })
  const run = runs[index]!
  const end = run.steps.length

  const wait = useMemo((): Wait | null => {
    if (!playing) return null
    const takes = pauseBefore(run.steps, position, pace.skip ? 1500 : 10_000) / pace.speed
    return { from: timeAt(run.steps, position), to: timeAt(run.steps, position + 1), takes }
  }, [playing, position, run, pace])
  useEffect(() => {
    if (!wait) return
    const timer = setTimeout(
      () =>
        set((session) => {
          const next = session.position + 1
          return { ...session, position: next, left: session.position, playing: next < end }
        }),
      wait.takes,
    )
    return () => clearTimeout(timer)
  }, [wait, end])

  const show = (runs: readonly Run[], index: number, call?: number) => {
    const shown = runs[index]!
    const there = samePosition(run.steps, shown.steps, position, call)
    set({ runs, index, position: there, left: there, playing: false })
    onScenarioChange?.(shown.scenario)
  }
  const add = (next: Run, call?: number) => {
    const kept = [...runs.slice(index > depth ? 1 : 0, index + 1), next]
    show(kept, kept.length - 1, call)
  }

  const [offline, setOffline] = useState(false)
  const latest = useRef<Change>(null)
  useEffect(() => {
    latest.current = (next, call) => {
      if (engineIsHere()) return add(runOf(next, mutations), call)
      loadEngine().then(
        () => {
          setOffline(false)
          latest.current?.(next, call)
        },
        () => setOffline(true),
      )
    }
  })
  const change = useCallback<Change>((next, call) => latest.current?.(next, call), [])

  const go = useCallback(
    (to: number) =>
      set((session) => {
        const last = session.runs[session.index]!.steps.length
        return { ...session, position: Math.max(0, Math.min(last, to)), left: session.position, playing: false }
      }),
    [],
  )

  // Whoever holds the scenario may put another one in its place: a change like any other, which can be undone.
  const given = useRef(scenario)
  useEffect(() => {
    if (scenario === given.current) return
    given.current = scenario
    if (scenario !== run.scenario) latest.current?.(scenario)
  }, [scenario, run])

  useEffect(() => onPosition?.(position, run.steps[position - 1]), [onPosition, position, run])

  const named = (from: number, to: number) =>
    runs[from] && runs[to] ? changeBetween(runs[from].scenario, runs[to].scenario, first.scenario) : null
  return {
    run,
    position,
    /** Whether this position is one step on from the one before, which may be seen to move. */
    stepped: position === left + 1,
    playing,
    /** What passes before the next step while playing. */
    wait,
    pace,
    setPace,
    /** With reduced motion nothing moves by itself: running means going to the next event. */
    still,
    go,
    play: () => set({ runs, index, position: position < end ? position : 0, left, playing: true }),
    pause: () => set({ runs, index, position, left, playing: false }),
    /** Stays the same function, so that a step does not draw the whole list again. */
    change,
    /** Whether a change could not be made, as the engine could not be loaded. */
    offline,
    /** What undo would take back and redo would do again; null when there is nothing. */
    undoes: named(index - 1, index),
    redoes: named(index, index + 1),
    changed: run !== first,
    undo: () => index > 0 && show(runs, index - 1),
    redo: () => index < runs.length - 1 && show(runs, index + 1),
    reset: () => add(first),
  }
}

export type RunControl = ReturnType<typeof useRun>

/** What has happened is drawn at once; its words, and what can be done next, when the learner pauses. */
export function useTold({ run, position }: { run: Run; position: number }) {
  return useRested(useMemo(() => ({ run, position }), [run, position]))
}

/** Made once: asking the browser anew at each render makes it compute styles. */
let known: MediaQueryList | undefined
const reducedMotion = () => {
  known ??= matchMedia('(prefers-reduced-motion: reduce)')
  return known
}

function useReducedMotion(): boolean {
  return useSyncExternalStore(
    onMotionChange,
    () => reducedMotion().matches,
    () => true,
  )
}

function onMotionChange(changed: () => void) {
  const media = reducedMotion()
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}
