import { startTransition, useEffect, useState } from 'react'

/** Nothing has to change for so long, ms, before what is not the state itself is drawn anew. */
const rest = 50

const waiting = new Set<() => void>()
let asked = 0
let looking = false

/** Acts when a frame has been painted and nobody has asked anew for a while. Returns what calls it off. */
export function whenRested(act: () => void): () => void {
  waiting.add(act)
  asked = performance.now()
  if (!looking) {
    looking = true
    requestAnimationFrame(() => setTimeout(look, rest))
  }
  return () => {
    waiting.delete(act)
  }
}

function look() {
  const left = asked + rest - performance.now()
  if (left > 0) return void setTimeout(look, left)
  looking = false
  const all = [...waiting]
  waiting.clear()
  startTransition(() => {
    for (const each of all) each()
  })
}

/** A value as it was when the learner last paused: while it keeps changing, what is made of it stays as it is. */
export function useRested<Value>(value: Value): Value {
  const [rested, set] = useState(value)
  useEffect(() => {
    if (!Object.is(rested, value)) return whenRested(() => set(() => value))
  }, [rested, value])
  return rested
}
