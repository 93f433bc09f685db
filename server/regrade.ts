import 'server-only'
import { gradeAnswer } from '../quiz/question.ts'
import { canonicalHash } from './canonical.ts'
import { database } from './database/database.ts'
import { Prisma } from './database/generated/sqlite/client.ts'
import { jsonText } from './database/sql.ts'
import { inTransaction, type Transaction } from './database/transaction.ts'
import { type FoundQuestion, findQuestion } from './questions.ts'

export interface RegradeReport {
  questionId: string
  /** Graded attempts at it. */
  attempts: number
  /** Those that would be worth more, or less, than they are now. */
  better: number
  worse: number
  learners: number
  /** Answers that the question, as it is now, cannot read: they keep what they have. */
  unreadable: number
  /** How many attempts go from what to what, the most first. */
  changes: { from: string; to: string; attempts: number }[]
  applied: boolean
}

const batch = 500

interface Row {
  learnerId: string
  id: string
  seed: number
  hints: number
  sequence: number
  answer: unknown
  earned: number
  of: number
}

/**
 * What every attempt at a question would be worth by the course as it is now. Applied, that is added as results: the
 * attempts keep what they were graded, and the newest result counts. Null when there is no such question.
 */
export async function regrade(questionId: string, apply: { reason: string } | null): Promise<RegradeReport | null> {
  const found = findQuestion(questionId)
  if (!found) return null
  const learners = new Set<string>()
  const changes = new Map<string, RegradeReport['changes'][number]>()
  const report = { questionId, attempts: 0, better: 0, worse: 0, unreadable: 0 }
  for await (const part of gradedAgain(found)) {
    report.attempts += part.attempts
    report.unreadable += part.unreadable
    for (const { learnerId, before, earned, of } of part.changes) {
      const more = earned / of - before.earned / before.of
      if (more > 0) report.better++
      if (more < 0) report.worse++
      learners.add(learnerId)
      const [from, to] = [`${before.earned}/${before.of}`, `${earned}/${of}`]
      const change = changes.get(`${from} ${to}`) ?? { from, to, attempts: 0 }
      changes.set(`${from} ${to}`, { ...change, attempts: change.attempts + 1 })
    }
    if (apply) await inTransaction((tx) => append(tx, part.changes, apply.reason))
  }
  const sorted = [...changes.values()].sort((a, b) => b.attempts - a.attempts || (a.from < b.from ? -1 : 1))
  return { ...report, learners: learners.size, changes: sorted, applied: apply !== null }
}

/** An attempt that the question, as it is now, grades otherwise. */
export interface Change {
  learnerId: string
  attemptId: string
  questionId: string
  sequence: number
  contentVersion: string
  before: { earned: number; of: number }
  earned: number
  of: number
}

interface Part {
  attempts: number
  unreadable: number
  changes: Change[]
}

const everywhere = Prisma.sql`"Attempt" AS "a" WHERE TRUE`

/** Some attempts at a time; `from` says which, of the attempts `a`. */
export async function* gradedAgain({ question, world }: FoundQuestion, from = everywhere): AsyncGenerator<Part> {
  // The runs that a question is graded by may change without it.
  const contentVersion = canonicalHash({ question, scenarios: world.scenarios })
  for await (const rows of graded(question.id, from)) {
    const part: Part = { attempts: rows.length, unreadable: 0, changes: [] }
    for (const { id, learnerId, sequence, earned, of, ...row } of rows) {
      const grade = gradeAnswer(question, row.answer, { ...world, hintsTaken: row.hints }, row.seed)
      if (grade.status !== 'graded') part.unreadable++
      else if (grade.earned !== earned || grade.of !== of) {
        const now = { earned: grade.earned, of: grade.of }
        const which = { learnerId, attemptId: id, questionId: question.id, sequence, contentVersion }
        part.changes.push({ ...which, before: { earned, of }, ...now })
      }
    }
    yield part
  }
}

async function* graded(questionId: string, from: Prisma.Sql): AsyncGenerator<Row[]> {
  for (let after = { learnerId: '', id: '' }; ; ) {
    const rows = await database().client.$queryRaw<(Row & { answer: string })[]>`
      SELECT "a"."learnerId", "a"."id", "a"."seed", "a"."hints", "a"."sequence", ${jsonText('answer')} AS "answer",
             COALESCE((SELECT "r"."earned" FROM "Result" AS "r" WHERE "r"."learnerId" = "a"."learnerId"
                       AND "r"."attemptId" = "a"."id" ORDER BY "r"."createdAt" DESC LIMIT 1), "a"."earned") AS "earned",
             COALESCE((SELECT "r"."of" FROM "Result" AS "r" WHERE "r"."learnerId" = "a"."learnerId"
                       AND "r"."attemptId" = "a"."id" ORDER BY "r"."createdAt" DESC LIMIT 1), "a"."of") AS "of"
      FROM ${from} AND ("a"."learnerId", "a"."id") > (${after.learnerId}, ${after.id})
        AND "a"."questionId" = ${questionId} AND "a"."status" = 'graded'
      ORDER BY "a"."learnerId", "a"."id" LIMIT ${batch}`
    const last = rows.at(-1)
    if (!last) return
    yield rows.map((row) => ({ ...row, answer: JSON.parse(row.answer) }))
    after = last
  }
}

/** Regrading back to an earlier version of the course brings that version's result to the top again. */
export async function append(tx: Transaction, changes: readonly Change[], reason: string): Promise<void> {
  for (const { learnerId, attemptId, contentVersion } of changes) {
    await tx.result.deleteMany({ where: { learnerId, attemptId, contentVersion } })
  }
  await tx.result.createMany({
    data: changes.map(({ learnerId, attemptId, contentVersion, earned, of }) => {
      return { learnerId, attemptId, contentVersion, earned, of, reason }
    }),
  })
}
