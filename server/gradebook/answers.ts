import 'server-only'
import type { Answers } from '../../quiz/policy/grade.ts'
import type { Answer } from '../../quiz/policy/policy.ts'
import { Prisma } from '../database/generated/sqlite/client.ts'
import { momentOf, rowsAsText } from '../database/sql.ts'
import type { Transaction } from '../database/transaction.ts'

/**
 * The attempts that a class sees: of those who learn or learnt in it, from their joining to their leaving, and from
 * before it where they said so. `m` is the membership, `u` the user, `a` the attempt.
 */
export const seenIn = (classroomId: string): Prisma.Sql => Prisma.sql`
  "Membership" AS "m" JOIN "User" AS "u" ON "u"."id" = "m"."userId"
  JOIN "Attempt" AS "a" ON "a"."learnerId" = "u"."learnerId"
    AND ("m"."shareEarlier" OR "a"."createdAt" >= "m"."joinedAt")
    AND ("m"."endedAt" IS NULL OR "a"."createdAt" <= "m"."endedAt")
  WHERE "m"."classroomId" = ${classroomId} AND "m"."role" = 'learner'
    AND ("m"."status" <> 'pending' OR "m"."endedAt" IS NOT NULL)`

type Row = [questionId: string, at: string, sequence: number, earned: number, of: number, imported: unknown]
type Again = [sequence: number, at: string, earned: number, of: number]

/** A learner's answers by question, in their sequence, as they are worth today. */
export type AnswersOf = (userId: string) => Answers

/**
 * What the gradebook grades. An answer's `id` is its sequence here: that stands in the index from which all of this is
 * read. A learner's answers are made of their text when they are asked for: fifty thousand at once would cost more to
 * keep than to grade.
 */
export async function answersSeen(
  tx: Transaction,
  classroomId: string,
  questionIds: readonly string[],
  userId?: string,
): Promise<AnswersOf> {
  if (questionIds.length === 0) return () => none
  const which = Prisma.sql`"a"."questionId" IN (${Prisma.join([...questionIds])}) AND "a"."status" = 'graded'
    ${userId === undefined ? Prisma.empty : Prisma.sql`AND "u"."id" = ${userId}`}`
  const texts = await tx.$queryRaw<{ userId: string; rows: string }[]>`
    SELECT "m"."userId",
           ${rowsAsText('"a"."questionId", "a"."createdAt", "a"."sequence", "a"."earned", "a"."of", "a"."imported"')} AS "rows"
    FROM ${seenIn(classroomId)} AND ${which} GROUP BY "m"."userId"`
  const again = await tx.$queryRaw<{ userId: string; rows: string }[]>`
    SELECT "u"."id" AS "userId", ${rowsAsText('"t"."sequence", "r"."createdAt", "r"."earned", "r"."of"')} AS "rows"
    FROM "Result" AS "r" JOIN "Attempt" AS "t" ON "t"."learnerId" = "r"."learnerId" AND "t"."id" = "r"."attemptId"
    JOIN "User" AS "u" ON "u"."learnerId" = "r"."learnerId"
    JOIN "Membership" AS "m" ON "m"."userId" = "u"."id"
    WHERE "m"."classroomId" = ${classroomId} ${userId === undefined ? Prisma.empty : Prisma.sql`AND "u"."id" = ${userId}`}
    GROUP BY "u"."id"`
  const results = new Map(again.map(({ userId, rows }) => [userId, newest(JSON.parse(rows))]))
  const found = new Map(texts.map(({ userId, rows }) => [userId, rows]))
  return (userId) => {
    const rows = found.get(userId)
    return rows === undefined ? none : byQuestion(JSON.parse(rows), results.get(userId))
  }
}

const none: Answers = new Map()

function newest(rows: Again[]): Map<number, Again> {
  const found = new Map<number, Again>()
  for (const row of rows) {
    const known = found.get(row[0])
    if (!known || momentOf(row[1]) >= momentOf(known[1])) found.set(row[0], row)
  }
  return found
}

function byQuestion(rows: Row[], results: Map<number, Again> | undefined): Answers {
  const lists = new Map<string, Answer[]>()
  for (const [questionId, at, sequence, earned, of, imported] of rows) {
    const again = results?.get(sequence)
    const answer: Answer = {
      id: String(sequence),
      questionId,
      at: momentOf(at),
      sequence,
      earned: again ? again[2] : earned,
      of: again ? again[3] : of,
      imported: Boolean(imported),
    }
    const list = lists.get(questionId)
    if (list) list.push(answer)
    else lists.set(questionId, [answer])
  }
  for (const list of lists.values()) list.sort((one, other) => one.sequence - other.sequence)
  return lists
}
