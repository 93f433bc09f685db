import 'server-only'
import { database } from './database/database.ts'
import { Prisma } from './database/generated/sqlite/client.ts'
import { retryWhenBusy } from './database/retry.ts'
import { listsAsText } from './database/sql.ts'
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

/**
 * The same, as far as progress needs it: the index `Attempt_graded` holds all of it, and the rows, scattered among those
 * of everybody else, are not read.
 */
export async function pointsOf({ id }: Learner): Promise<Pick<Graded, 'questionId' | 'earned' | 'of'>[]> {
  const { client } = database()
  const [[graded], results] = await retryWhenBusy(() =>
    Promise.all([
      client.$queryRaw<{ lists: string }[]>`
        SELECT ${listsAsText('a.sequence', 'a.questionId', 'a.earned', 'a.of')} AS "lists"
        FROM "Attempt" AS "a" WHERE "a"."learnerId" = ${id} AND "a"."status" = 'graded'`,
      client.$queryRaw<{ sequence: number; earned: number; of: number }[]>`
        SELECT "a"."sequence", "r"."earned", "r"."of"
        FROM "Result" AS "r" JOIN "Attempt" AS "a" ON "a"."learnerId" = "r"."learnerId" AND "a"."id" = "r"."attemptId"
        WHERE "r"."learnerId" = ${id} ORDER BY "r"."createdAt"`,
    ]),
  )
  const [sequences, questionIds, earned, of] = JSON.parse(graded!.lists) as [
    number[] | null,
    string[],
    number[],
    number[],
  ]
  const newest = new Map(results.map((result) => [result.sequence, result]))
  return (sequences ?? [])
    .map((sequence, nth) => {
      const worth = newest.get(sequence) ?? { earned: earned[nth]!, of: of[nth]! }
      return { sequence, questionId: questionIds[nth]!, earned: worth.earned, of: worth.of }
    })
    .sort((one, other) => one.sequence - other.sequence)
}

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
