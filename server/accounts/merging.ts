import 'server-only'
import { sha256 } from '../canonical.ts'
import { database } from '../database/database.ts'
import type { Prisma } from '../database/generated/sqlite/client.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { tokenOf } from '../http/learner-cookie.ts'
import { type Learner, noTokenHash } from '../learners.ts'
import { addRecord, type LearningRecord } from '../me/merge.ts'

type Transaction = Prisma.TransactionClient

/**
 * What was learnt in this browser before signing in becomes part of the account's record. Returns the learner that there
 * was in the browser, again when the request is repeated; null when there was none, or when it was somebody else's by then.
 */
export async function takeAlong(request: Request, learner: Learner, now = new Date()): Promise<Learner | null> {
  const token = tokenOf(request)
  if (!token) return null
  return retryWhenBusy(() => merge(sha256(token), learner, now))
}

/** All or nothing, once: whoever comes second finds it done. */
const merge = (tokenHash: string, into: Learner, now: Date) =>
  database().client.$transaction(
    async (tx) => {
      const from = await tx.learner.findUnique({ where: { tokenHash }, select: { id: true } })
      // Writing both rows keeps them: another merge, or an answer to the record that goes, waits or comes too late.
      const held = from && (await tx.learner.updateMany({ where: { tokenHash }, data: { tokenHash: noTokenHash() } }))
      if (!from || held?.count !== 1) return mergedBefore(tx, tokenHash, into)
      await tx.learner.update({ where: { id: into.id }, data: { tokenHash: noTokenHash() } })
      await addRecord(tx, into, await recordOf(tx, from), now)
      await tx.mergedLearner.updateMany({ where: { learnerId: from.id }, data: { learnerId: into.id } })
      await tx.mergedLearner.create({ data: { id: from.id, tokenHash, learnerId: into.id, mergedAt: now } })
      await tx.learner.delete({ where: { id: from.id } })
      return from
    },
    { maxWait: 5_000, timeout: 30_000 },
  )

const mergedBefore = (tx: Transaction, tokenHash: string, into: Learner): Promise<Learner | null> =>
  tx.mergedLearner.findFirst({ where: { tokenHash, learnerId: into.id }, select: { id: true } })

async function recordOf(tx: Transaction, { id }: Learner): Promise<LearningRecord> {
  const mine = { where: { learnerId: id }, omit: { learnerId: true } } as const
  const attempts = await tx.attempt.findMany({ ...mine, orderBy: { sequence: 'asc' } })
  const results = await tx.result.findMany(mine)
  const hints = await tx.hintTaken.findMany(mine)
  const visits = await tx.lessonVisit.findMany(mine)
  const settings = await tx.settings.findUnique(mine)
  const scenarios = await tx.savedScenario.findMany(mine)
  const mocks = await tx.mockInterview.findMany(mine)
  return { attempts, results, hints, visits, settings, scenarios, mocks } as LearningRecord
}
