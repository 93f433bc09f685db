import { startTransition, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/**
 * Nothing has to change for so long, ms, before what is not the state itself is drawn anew: as a key that comes meanwhile
 * would wait for it, it is done before the next key of somebody who steps quickly, or when no more keys come. A machine
 * is taken for slow until it has shown how quick it is.
 */
let rest = 300
const [shortest, longest] = [50, 300]
const betweenKeys = 150

const waiting = new Set<() => void>()
let asked = 0
let looking = false

/** What the views that wait, or are being drawn in the background, would do to be drawn at once. */
const behind = new Set<() => void>()
let listening = false

const nextFrame = (act: () => void) => requestAnimationFrame(() => setTimeout(act))

/** Acts when a frame has been painted and nobody has asked anew for a while. Returns what calls it off. */
export function whenRested(act: () => void): () => void {
  waiting.add(act)
  asked = performance.now()
  if (!looking) {
    looking = true
    nextFrame(look)
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
  const began = performance.now()
  startTransition(() => {
    for (const each of all) each()
  })
  nextFrame(() => learn(began))
}

/** How long it takes until all views have followed, unless something else was asked for meanwhile. */
function learn(began: number) {
  if (asked > began) return
  if (behind.size > 0) return nextFrame(() => learn(began))
  const took = performance.now() - began
  rest = 3 * took <= betweenKeys ? Math.max(shortest, 2 * took) : longest
}

/** Acts when the next frame has been painted. Returns what calls it off. */
function whenPainted(act: () => void): () => void {
  let off = false
  nextFrame(() => off || startTransition(act))
  return () => {
    off = true
  }
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
export const useRested = <Value>(value: Value): Value => useFollowing(value, whenRested)

/** A value as it was when the last frame was painted, for what costs more than the frame that must not wait for it. */
export const usePainted = <Value>(value: Value): Value => useFollowing(value, whenPainted)

function useFollowing<Value>(value: Value, when: (act: () => void) => () => void): Value {
  const [followed, set] = useState(value)
  useEffect(() => {
    if (Object.is(followed, value)) return
    listen()
    const follow = () => set(() => value)
    behind.add(follow)
    const callOff = when(follow)
    return () => {
      behind.delete(follow)
      callOff()
    }
  }, [followed, value, when])
  return followed
}
