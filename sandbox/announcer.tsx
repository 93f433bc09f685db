'use client'

import { useEffect, useRef, useState } from 'react'
import type { RunControl } from './run.ts'
import { useSentence } from './sentence.tsx'

/** While playing, a listener gets a sentence at most this often, ms. */
const pace = 2500

/** The one live region: a sentence for each step. */
export function Announcer({ control }: { control: RunControl }) {
  const sentence = useSentence()
  const { run, position, playing } = control
  const step = run.steps[position - 1]
  const text = step ? sentence(run, step) : ''
  const [said, say] = useState('')
  const last = useRef(0)
  useEffect(() => {
    const wait = playing ? Math.max(0, last.current + pace - performance.now()) : 0
    const timer = setTimeout(() => {
      last.current = performance.now()
      say(text)
    }, wait)
    return () => clearTimeout(timer)
  }, [text, playing])
  return (
    <p aria-live="polite" className="sr-only">
      {said}
    </p>
  )
}
