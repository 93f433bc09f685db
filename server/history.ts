import 'server-only'
import { database } from './database/database.ts'
import { Prisma } from './database/generated/sqlite/client.ts'
import { retryWhenBusy } from './database/retry.ts'
import type { Learner } from './learners.ts'

/** An attempt and what it is worth now: regrading adds a result, the newest counts. */
export interface Graded {
  questionId: string
  status: 'graded' | 'ticked'
  earned: number
  of: number
  confidence: 'sure' | 'guessing' | null
  /** Slugs, separated by spaces. */
  misconceptions: string
  createdAt: Date
}

/** All of one learner, in the order in which the server took them. An ungraded attempt is not a wrong one. */
export const historyOf = (learner: Learner): Promise<Graded[]> => withStatus(learner, ['graded'])

/** The answers that the learner has ticked: no grades, and never counted with them. */
export const ticksOf = (learner: Learner): Promise<Graded[]> => withStatus(learner, ['ticked'])

/** What is remembered, whoever has judged it. */
export const reviewedOf = (learner: Learner): Promise<Graded[]> => withStatus(learner, ['graded', 'ticked'])

const withStatus = (learner: Learner, statuses: ('graded' | 'ticked')[]): Promise<Graded[]> =>
  retryWhenBusy(
    () => database().client.$queryRaw<Graded[]>`
      SELECT "questionId", "status", "confidence", "misconceptions", "createdAt",
             COALESCE((SELECT "earned" FROM "Result" WHERE "learnerId" = "a"."learnerId" AND "attemptId" = "a"."id"
                       ORDER BY "createdAt" DESC LIMIT 1), "earned") AS "earned",
             COALESCE((SELECT "of" FROM "Result" WHERE "learnerId" = "a"."learnerId" AND "attemptId" = "a"."id"
                       ORDER BY "createdAt" DESC LIMIT 1), "of") AS "of"
      FROM "Attempt" AS "a" WHERE "learnerId" = ${learner.id} AND "status" IN (${Prisma.join(statuses)})
      ORDER BY "sequence"`,
  )
