import 'server-only'
import { gradeAnswer } from '../quiz/question.ts'
import { canonicalHash } from './canonical.ts'
import { database } from './database/database.ts'
import { jsonText } from './database/sql.ts'
import { findQuestion } from './questions.ts'

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
  const { question, world } = found
  // The runs that a question is graded by may change without it.
  const contentVersion = canonicalHash({ question, scenarios: world.scenarios })
  const learners = new Set<string>()
  const changes = new Map<string, RegradeReport['changes'][number]>()
  const report = { questionId, attempts: 0, better: 0, worse: 0, unreadable: 0 }
  for await (const rows of graded(questionId)) {
    const results = rows.flatMap((row) => {
      report.attempts++
      const grade = gradeAnswer(question, row.answer, { ...world, hintsTaken: row.hints }, row.seed)
      if (grade.status !== 'graded') {
        report.unreadable++
        return []
      }
      if (grade.earned === row.earned && grade.of === row.of) return []
      const more = grade.earned / grade.of - row.earned / row.of
      if (more > 0) report.better++
      if (more < 0) report.worse++
      learners.add(row.learnerId)
      const [from, to] = [`${row.earned}/${row.of}`, `${grade.earned}/${grade.of}`]
      const change = changes.get(`${from} ${to}`) ?? { from, to, attempts: 0 }
      changes.set(`${from} ${to}`, { ...change, attempts: change.attempts + 1 })
      return [{ learnerId: row.learnerId, attemptId: row.id, contentVersion, earned: grade.earned, of: grade.of }]
    })
    if (apply) await append(results.map((result) => ({ ...result, reason: apply.reason })))
  }
  const sorted = [...changes.values()].sort((a, b) => b.attempts - a.attempts || (a.from < b.from ? -1 : 1))
  return { ...report, learners: learners.size, changes: sorted, applied: apply !== null }
}

async function* graded(questionId: string): AsyncGenerator<Row[]> {
  for (let after = { learnerId: '', id: '' }; ; ) {
    const rows = await database().client.$queryRaw<(Row & { answer: string })[]>`
      SELECT "learnerId", "id", "seed", "hints", ${jsonText('answer')} AS "answer",
             COALESCE((SELECT "earned" FROM "Result" WHERE "learnerId" = "a"."learnerId" AND "attemptId" = "a"."id"
                       ORDER BY "createdAt" DESC LIMIT 1), "earned") AS "earned",
             COALESCE((SELECT "of" FROM "Result" WHERE "learnerId" = "a"."learnerId" AND "attemptId" = "a"."id"
                       ORDER BY "createdAt" DESC LIMIT 1), "of") AS "of"
      FROM "Attempt" AS "a" WHERE ("learnerId", "id") > (${after.learnerId}, ${after.id})
        AND "questionId" = ${questionId} AND "status" = 'graded'
      ORDER BY "learnerId", "id" LIMIT ${batch}`
    const last = rows.at(-1)
    if (!last) return
    yield rows.map((row) => ({ ...row, answer: JSON.parse(row.answer) }))
    after = last
  }
}

interface Addition {
  learnerId: string
  attemptId: string
  contentVersion: string
  earned: number
  of: number
  reason: string
}

/** Regrading back to an earlier version of the course brings that version's result to the top again. */
const append = (results: readonly Addition[]) =>
  database().client.$transaction(async (tx) => {
    for (const { learnerId, attemptId, contentVersion } of results) {
      await tx.result.deleteMany({ where: { learnerId, attemptId, contentVersion } })
    }
    await tx.result.createMany({ data: [...results] })
  })
