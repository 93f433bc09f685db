import { startTransition, useEffect, useState } from 'react'

/** Nothing has to change for so long, ms, before what is not the state itself is drawn anew. */
const rest = 50

const waiting = new Set<() => void>()
let frame = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** Acts when the present frame has been painted and nobody has asked for another since. Returns what calls it off. */
export function whenRested(act: () => void): () => void {
  waiting.add(act)
  cancelAnimationFrame(frame)
  clearTimeout(timer)
  frame = requestAnimationFrame(() => {
    timer = setTimeout(() => {
      const all = [...waiting]
      waiting.clear()
      startTransition(() => {
        for (const each of all) each()
      })
    }, rest)
  })
  return () => {
    waiting.delete(act)
  }
}

/** A value as it was when the learner last paused: while it keeps changing, what is made of it stays as it is. */
export function useRested<Value>(value: Value): Value {
  const [rested, set] = useState(value)
  useEffect(() => {
    if (!Object.is(rested, value)) return whenRested(() => set(() => value))
  }, [rested, value])
  return rested
}
