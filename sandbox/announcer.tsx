'use client'

import { useEffect, useRef, useState } from 'react'
import { type Run, type RunControl, useTold } from './run.ts'
import { Sentence } from './sentence.tsx'
import type { Step } from './steps.ts'

/** While playing, a listener gets a sentence at most this often, ms. */
const pace = 2500

/** The one live region: a sentence for each step. */
export function Announcer({ control }: { control: RunControl }) {
  const { playing } = control
  const { run, position } = useTold(control)
  const [said, say] = useState<{ run: Run; step: Step } | undefined>()
  const last = useRef(0)
  const step = run.steps[position - 1]
  useEffect(() => {
    const wait = playing ? Math.max(0, last.current + pace - performance.now()) : 0
    const timer = setTimeout(() => {
      last.current = performance.now()
      say(step && { run, step })
    }, wait)
    return () => clearTimeout(timer)
  }, [run, step, playing])
  return (
    <p aria-live="polite" className="sr-only">
      {said && <Sentence {...said} />}
    </p>
  )
}
