import 'server-only'
import { sha256 } from './canonical.ts'
import { database } from './database/database.ts'
import { retryWhenBusy } from './database/retry.ts'
import { tokenOf } from './http/learner-cookie.ts'
import { problem } from './http/problem.ts'
import type { Learner } from './learners.ts'
import { triesBefore } from './seeds.ts'

/** An answer that was sent before the sign-in and arrives after it is told to come again, with what it gave the browser. */
const inFlightMs = 10 * 60 * 1000

export async function refuseMerged(request: Request, now = new Date()): Promise<Response | null> {
  const token = tokenOf(request)
  if (!token) return null
  const mergedAt = { gt: new Date(now.getTime() - inFlightMs) }
  const merged = await retryWhenBusy(() =>
    database().client.mergedLearner.findFirst({ where: { tokenHash: sha256(token), mergedAt }, select: { id: true } }),
  )
  return merged ? problem('record-moved', { headers: { 'retry-after': '1' } }) : null
}

/** Under which id the seed was given to this learner: the own one, or one from before signing in; null for none. */
export async function holderOfSeed(
  learner: Learner | null,
  { questionId, seed }: { questionId: string; seed: number },
): Promise<Learner | null> {
  if (!learner || triesBefore(seed, learner.id, questionId) !== null) return learner
  const former = await retryWhenBusy(() =>
    database().client.mergedLearner.findMany({ where: { learnerId: learner.id }, select: { id: true } }),
  )
  return former.find(({ id }) => triesBefore(seed, id, questionId) !== null) ?? learner
}
