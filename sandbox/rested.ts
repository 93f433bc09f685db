import { startTransition, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Nothing has to change for so long, ms, before what is not the state itself is drawn anew. */
const rest = 50

const waiting = new Set<() => void>()
let asked = 0
let looking = false

/** What the views that wait, or are being drawn in the background, would do to be drawn at once. */
const behind = new Set<() => void>()
let listening = false

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

/** What is pressed means what it shows, and that must be of now: before a press is heard, every view catches up. */
function catchUp() {
  if (behind.size === 0) return
  flushSync(() => {
    for (const each of behind) each()
  })
}

function listen() {
  if (listening) return
  listening = true
  for (const press of ['click', 'submit']) window.addEventListener(press, catchUp, { capture: true })
}

/** A value as it was when the learner last paused: while it keeps changing, what is made of it stays as it is. */
export function useRested<Value>(value: Value): Value {
  const [rested, set] = useState(value)
  useEffect(() => {
    if (Object.is(rested, value)) return
    listen()
    const follow = () => set(() => value)
    behind.add(follow)
    const callOff = whenRested(follow)
    return () => {
      behind.delete(follow)
      callOff()
    }
  }, [rested, value])
  return rested
}
