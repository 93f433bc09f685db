import 'server-only'
import { database } from './database/database.ts'
import { retryWhenBusy } from './database/retry.ts'
import type { Learner } from './learners.ts'

/** A graded attempt and what it is worth now: regrading adds a result, the newest counts. */
export interface Graded {
  questionId: string
  earned: number
  of: number
  confidence: 'sure' | 'guessing' | null
  /** Slugs, separated by spaces. */
  misconceptions: string
  createdAt: Date
}

/** All of one learner, in the order in which the server took them. An ungraded attempt is not a wrong one. */
export const historyOf = (learner: Learner): Promise<Graded[]> =>
  retryWhenBusy(
    () => database().client.$queryRaw<Graded[]>`
      SELECT "questionId", "confidence", "misconceptions", "createdAt",
             COALESCE((SELECT "earned" FROM "Result" WHERE "learnerId" = "a"."learnerId" AND "attemptId" = "a"."id"
                       ORDER BY "createdAt" DESC LIMIT 1), "earned") AS "earned",
             COALESCE((SELECT "of" FROM "Result" WHERE "learnerId" = "a"."learnerId" AND "attemptId" = "a"."id"
                       ORDER BY "createdAt" DESC LIMIT 1), "of") AS "of"
      FROM "Attempt" AS "a" WHERE "learnerId" = ${learner.id} AND "status" = 'graded' ORDER BY "sequence"`,
  )
