import 'server-only'
import { z } from 'zod'
import { type Grade, gradeAnswer } from '../quiz/question.ts'
import { canonicalHash } from './canonical.ts'
import { database } from './database/database.ts'
import { retryWhenBusy } from './database/retry.ts'
import type { Learner } from './learners.ts'
import { findQuestion } from './questions.ts'

export const attemptSchema = z.object({
  /** Made by the browser, once for each press. */
  id: z.uuid(),
  questionId: z.string().min(1).max(100),
  seed: z.int().min(0).max(0x7fffffff),
  answer: z.json(),
})
export type AttemptRequest = z.infer<typeof attemptSchema>

export type PreparedAttempt =
  | { ok: true; request: AttemptRequest; grade: Grade; contentVersion: string }
  | { ok: false; code: 'question-unknown' | 'answer-malformed'; detail?: string }

export type StoredAttempt = { ok: true; grade: Grade } | { ok: false; code: 'attempt-id-used' }

/** Everything that can refuse an attempt before anything is stored. */
export function prepareAttempt(request: AttemptRequest): PreparedAttempt {
  const found = findQuestion(request.questionId)
  if (!found) return { ok: false, code: 'question-unknown' }
  const grade = gradeAnswer(found.question, request.answer, found.world)
  if (grade.status === 'ungraded' && grade.reason === 'malformed') {
    return { ok: false, code: 'answer-malformed', detail: grade.detail }
  }
  return { ok: true, request, grade, contentVersion: found.contentVersion }
}

/**
 * Stores an attempt once. The same request again gets the grade that was stored the first time, whatever has become of
 * the question since; the same id with another body is refused.
 */
export async function storeAttempt(
  learner: Learner,
  { request, grade, contentVersion }: PreparedAttempt & { ok: true },
): Promise<StoredAttempt> {
  const bodyHash = canonicalHash(request)
  const inserted = await retryWhenBusy(() => insert(learner, request, grade, contentVersion, bodyHash))
  if (inserted) return { ok: true, grade }
  const stored = await retryWhenBusy(() =>
    database().client.attempt.findUniqueOrThrow({ where: { learnerId_id: { learnerId: learner.id, id: request.id } } }),
  )
  return stored.bodyHash === bodyHash ? { ok: true, grade: gradeOf(stored) } : { ok: false, code: 'attempt-id-used' }
}

/**
 * One statement, so that no transaction is needed: it counts the learner's attempts and inserts, or does nothing when
 * the id is there. Prisma's own skipDuplicates does not exist on SQLite, and its `create` could not count.
 */
async function insert(
  learner: Learner,
  { id, questionId, seed, answer }: AttemptRequest,
  grade: Grade,
  contentVersion: string,
  bodyHash: string,
): Promise<boolean> {
  const { status, earned, of, feedback } = columnsOf(grade)
  const rows = await database().client.$queryRaw<{ sequence: number }[]>`
    INSERT INTO "Attempt" ("learnerId", "id", "questionId", "contentVersion", "seed", "answer", "bodyHash",
                           "status", "earned", "of", "feedback", "sequence", "createdAt")
    VALUES (${learner.id}, ${id}, ${questionId}, ${contentVersion}, ${seed}, ${JSON.stringify(answer)}, ${bodyHash},
            ${status}, ${earned}, ${of}, ${JSON.stringify(feedback)},
            (SELECT COALESCE(MAX("sequence"), 0) + 1 FROM "Attempt" WHERE "learnerId" = ${learner.id}), ${new Date()})
    ON CONFLICT ("learnerId", "id") DO NOTHING
    RETURNING "sequence"`
  return rows.length === 1
}

const columnsOf = (grade: Grade) =>
  grade.status === 'graded'
    ? { status: grade.status, earned: grade.earned, of: grade.of, feedback: grade.feedback }
    : { status: grade.status, earned: null, of: null, feedback: { reason: grade.reason, detail: grade.detail } }

const gradeOf = ({
  status,
  earned,
  of,
  feedback,
}: {
  status: string
  earned: number | null
  of: number | null
  feedback: unknown
}) => (status === 'graded' ? { status, earned, of, feedback } : { status, ...(feedback as object) }) as Grade
