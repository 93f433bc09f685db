import 'server-only'
import { createLearner, type Newcomer } from './learners.ts'

const rememberedMs = 10 * 60 * 1000
const maxRemembered = 10_000
const remembered = new Map<string, { at: number; newcomer: Promise<Newcomer> }>()

/**
 * The learner whom a first answer makes. The reply that carries the cookie may be lost, or the button pressed twice:
 * the same attempt from the same address is then the same learner, not another one who answered the same thing.
 */
export function welcome(address: string, attemptId: string, now = Date.now()): Promise<Newcomer> {
  const known = recall(address, attemptId, now)
  if (known) return known
  const key = keyOf(address, attemptId)
  const newcomer = createLearner()
  remembered.set(key, { at: now, newcomer })
  newcomer.catch(() => remembered.delete(key))
  return newcomer
}

export function recall(address: string, attemptId: string, now = Date.now()): Promise<Newcomer> | undefined {
  forgetBefore(now - rememberedMs)
  return remembered.get(keyOf(address, attemptId))?.newcomer
}

/** A learner who was deleted is nobody's memory. */
export async function forget(learnerId: string): Promise<void> {
  for (const [key, { newcomer }] of remembered) {
    const known = await newcomer.catch(() => undefined)
    if (known?.learner.id === learnerId) remembered.delete(key)
  }
}

const keyOf = (address: string, attemptId: string) => `${address} ${attemptId}`

/** A map keeps the order of insertion, which is the order of age. */
function forgetBefore(oldest: number) {
  for (const [key, { at }] of remembered) {
    if (at >= oldest && remembered.size <= maxRemembered) return
    remembered.delete(key)
  }
}
