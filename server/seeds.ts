import 'server-only'
import { createHash } from 'node:crypto'

/** Lessons are built ahead: everybody's first try of a question is the variant on the page. */
export const pageSeed = 1

const placeBits = 14
const mostTries = 2 ** placeBits - 1

/**
 * The seed of a learner's next variant of a question after so many tries. Nobody can choose it: it is made from the
 * learner's id, which is told to nobody. It holds its own place, so that a seed can be checked without a look into the
 * database.
 */
export function seedAfter(tries: number, learnerId: string, questionId: string): number {
  if (tries === 0) return pageSeed
  const place = Math.min(tries, mostTries)
  const chance = createHash('sha256').update(`${learnerId} ${questionId} ${place}`).digest().readUInt16BE(0)
  return (((1 << 16) | chance) << placeBits) | place
}

/** How many tries came before this seed; null when it was not issued to this learner (null: who has no id yet). */
export function triesBefore(seed: number, learnerId: string | null, questionId: string): number | null {
  if (seed === pageSeed) return 0
  const place = seed & mostTries
  return learnerId !== null && place > 0 && seedAfter(place, learnerId, questionId) === seed ? place : null
}
