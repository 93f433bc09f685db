import 'server-only'
import type { Answers } from '../../quiz/policy/grade.ts'
import type { Answer } from '../../quiz/policy/policy.ts'
import { Prisma } from '../database/generated/sqlite/client.ts'
import { listsAsText, momentOf } from '../database/sql.ts'
import type { Transaction } from '../database/transaction.ts'

/** Who learns or learnt in a class: `m` is the membership, `u` the user. */
const members = Prisma.sql`"Membership" AS "m" JOIN "User" AS "u" ON "u"."id" = "m"."userId"`
const inClass = (classroomId: string): Prisma.Sql => Prisma.sql`
  "m"."classroomId" = ${classroomId} AND "m"."role" = 'learner'
  AND ("m"."status" <> 'pending' OR "m"."endedAt" IS NOT NULL)`

/** Of an attempt `a`: theirs, from their joining to their leaving, and from before it where they said so. */
const seen = Prisma.sql`
  "a"."learnerId" = "u"."learnerId"
  AND ("m"."shareEarlier" OR "a"."createdAt" >= "m"."joinedAt")
  AND ("m"."endedAt" IS NULL OR "a"."createdAt" <= "m"."endedAt")`

/** The attempts that a class sees. */
export const seenIn = (classroomId: string): Prisma.Sql => Prisma.sql`
  ${members} JOIN "Attempt" AS "a" ON ${seen} WHERE ${inClass(classroomId)}`

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
  const who = userId === undefined ? Prisma.empty : Prisma.sql`AND "u"."id" = ${userId}`
  const texts = await tx.$queryRaw<{ userId: string; lists: string }[]>`
    SELECT "m"."userId", (
      SELECT ${listsAsText('a.questionId', 'a.createdAt', 'a.sequence', 'a.earned', 'a.of', 'a.imported')}
      FROM "Attempt" AS "a"
      WHERE ${seen} AND "a"."questionId" IN (${Prisma.join([...questionIds])}) AND "a"."status" = 'graded'
    ) AS "lists"
    FROM ${members} WHERE ${inClass(classroomId)} ${who}`
  const again = await tx.$queryRaw<{ userId: string; lists: string }[]>`
    SELECT "u"."id" AS "userId", ${listsAsText('t.sequence', 'r.createdAt', 'r.earned', 'r.of')} AS "lists"
    FROM "Result" AS "r" JOIN "Attempt" AS "t" ON "t"."learnerId" = "r"."learnerId" AND "t"."id" = "r"."attemptId"
    JOIN "User" AS "u" ON "u"."learnerId" = "r"."learnerId"
    JOIN "Membership" AS "m" ON "m"."userId" = "u"."id"
    WHERE "m"."classroomId" = ${classroomId} ${who} GROUP BY "u"."id"`
  const results = new Map(again.map(({ userId, lists }) => [userId, newest(JSON.parse(lists))]))
  const found = new Map(texts.map(({ userId, lists }) => [userId, lists]))
  return (userId) => {
    const lists = found.get(userId)
    return lists === undefined ? none : byQuestion(JSON.parse(lists), results.get(userId))
  }
}

const none: Answers = new Map()

/** Columns, whose places belong together. PostgreSQL makes null of a list of nothing. */
type Lists = [
  questionId: string[] | null,
  at: string[],
  sequence: number[],
  earned: number[],
  of: number[],
  imported: unknown[],
]
type Again = [sequence: number[], at: string[], earned: number[], of: number[]]
interface Result {
  at: number
  earned: number
  of: number
}

function newest([sequences, at, earned, of]: Again): Map<number, Result> {
  const found = new Map<number, Result>()
  sequences.forEach((sequence, nth) => {
    const result = { at: momentOf(at[nth]!), earned: earned[nth]!, of: of[nth]! }
    const known = found.get(sequence)
    if (!known || result.at >= known.at) found.set(sequence, result)
  })
  return found
}

function byQuestion([questionIds, at, sequences, earned, of, imported]: Lists, results?: Map<number, Result>): Answers {
  const lists = new Map<string, Answer[]>()
  questionIds?.forEach((questionId, nth) => {
    const sequence = sequences[nth]!
    const again = results?.get(sequence)
    const answer: Answer = {
      id: String(sequence),
      questionId,
      at: momentOf(at[nth]!),
      sequence,
      earned: again?.earned ?? earned[nth]!,
      of: again?.of ?? of[nth]!,
      imported: Boolean(imported[nth]),
    }
    const list = lists.get(questionId)
    if (list) list.push(answer)
    else lists.set(questionId, [answer])
  })
  for (const list of lists.values()) list.sort((one, other) => one.sequence - other.sequence)
  return lists
}
