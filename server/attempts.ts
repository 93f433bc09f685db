import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { locales } from '../content/locale.ts'
import { type Grade, gradeAnswer, shownMisconceptions } from '../quiz/question.ts'
import { canonicalHash } from './canonical.ts'
import { database } from './database/database.ts'
import { DatabaseBusy, retryWhenBusy } from './database/retry.ts'
import type { Learner } from './learners.ts'
import type { FoundQuestion } from './questions.ts'
import { triesBefore } from './seeds.ts'

export const modes = ['practice', 'check-up', 'review'] as const
const day = 24 * 60 * 60 * 1000

export const attemptSchema = z.object({
  /** Made by the browser, once for each press. */
  id: z.uuid(),
  questionId: z.string().min(1).max(100),
  seed: z.int().min(0).max(0x7fffffff),
  /** Of the question as it was shown: it may have been changed since. */
  version: z.string().max(64).optional(),
  answer: z.json(),
  mode: z.enum(modes).optional(),
  confidence: z.enum(['sure', 'guessing']).nullable().optional(),
  locale: z.enum(locales).optional(),
  /** By the browser's clock, which may have jumped. */
  elapsedMs: z
    .number()
    .transform((ms) => Math.round(Math.min(Math.max(ms, 0), day)))
    .optional(),
})
export type AttemptRequest = z.infer<typeof attemptSchema>

export interface PreparedAttempt {
  ok: true
  request: AttemptRequest
  grade: Grade
  contentVersion: string
  misconceptions: string[]
}

/** Of what could not be graded, what the same answer will never be. */
const refusals = {
  malformed: 'answer-malformed',
  'too-many-entries': 'too-many-entries',
  'too-many-events': 'too-many-events',
} as const

export type Prepared =
  | PreparedAttempt
  | {
      ok: false
      code: 'question-unknown' | 'seed-not-issued' | (typeof refusals)[keyof typeof refusals]
      detail?: string
    }

export type StoredAttempt = { ok: true; grade: Grade } | { ok: false; code: 'attempt-id-used' | 'variant-answered' }

/** Everything that can refuse an attempt at a question, as it was shown, before anything is stored. */
export function prepareAttempt(
  request: AttemptRequest,
  found: FoundQuestion | undefined,
  learner: Learner | null,
  hintsTaken = 0,
): Prepared {
  if (!found) return { ok: false, code: 'question-unknown' }
  if (triesBefore(request.seed, learner?.id ?? null, request.questionId) === null) {
    return { ok: false, code: 'seed-not-issued' }
  }
  const grade = gradeAnswer(found.question, request.answer, { ...found.world, hintsTaken }, request.seed)
  if (grade.status === 'ungraded' && grade.reason in refusals) {
    return { ok: false, code: refusals[grade.reason as keyof typeof refusals], detail: grade.detail }
  }
  const graded = grade.status === 'graded'
  const misconceptions = graded ? shownMisconceptions(found.question, request.answer, found.world, request.seed) : []
  return { ok: true, request, grade, contentVersion: found.contentVersion, misconceptions }
}

/**
 * Stores an attempt once. The same request again gets the grade that was stored the first time, whatever has become of
 * the question since; the same id with another body is refused, and so is a second answer to a variant.
 */
export async function storeAttempt(learner: Learner, prepared: PreparedAttempt): Promise<StoredAttempt> {
  const { request, grade } = prepared
  const bodyHash = canonicalHash(request)
  const { attempt } = database().client
  const key = { learnerId: learner.id, id: request.id }
  const variant = { learnerId: learner.id, questionId: request.questionId, variant: request.seed }
  for (let tries = 0; tries < most; tries++) {
    if (await retryWhenBusy(() => insert(learner, prepared, bodyHash))) return { ok: true, grade }
    const stored = await retryWhenBusy(() => attempt.findUnique({ where: { learnerId_id: key } }))
    if (stored)
      return stored.bodyHash === bodyHash
        ? { ok: true, grade: gradeOf(stored) }
        : { ok: false, code: 'attempt-id-used' }
    if (await retryWhenBusy(() => attempt.findFirst({ where: variant, select: { id: true } })))
      return { ok: false, code: 'variant-answered' }
    // Another process took the sequence number between the count and the insertion: the next one is free.
    await sleep(Math.random() * 10 * tries)
  }
  throw new DatabaseBusy(`no sequence number was free in ${most} tries`)
}

/** Of one learner's answers that come at the very same moment, each round stores one. */
const most = 50

/**
 * One statement, so that no transaction is needed: it counts the learner's attempts and the hints, and inserts, or does
 * nothing when the id is there, the variant was graded, or, on PostgreSQL, the count has been overtaken. Prisma's own skipDuplicates does not exist on SQLite, and its
 * `create` could not count.
 */
async function insert(
  learner: Learner,
  { request, grade, contentVersion, misconceptions }: PreparedAttempt,
  bodyHash: string,
): Promise<boolean> {
  const { id, questionId, seed, answer, mode, confidence, locale, elapsedMs } = request
  const { status, earned, of, feedback } = columnsOf(grade)
  const rows = await database().client.$queryRaw<{ sequence: number }[]>`
    INSERT INTO "Attempt" ("learnerId", "id", "questionId", "contentVersion", "seed", "variant", "answer", "bodyHash",
                           "status", "earned", "of", "feedback", "misconceptions",
                           "mode", "confidence", "locale", "elapsedMs", "hints", "sequence", "createdAt")
    VALUES (${learner.id}, ${id}, ${questionId}, ${contentVersion}, ${seed}, ${status === 'graded' ? seed : null},
            ${JSON.stringify(answer)}, ${bodyHash},
            ${status}, ${earned}, ${of}, ${JSON.stringify(feedback)}, ${misconceptions.join(' ')},
            ${mode ?? 'practice'}, ${confidence ?? null}, ${locale ?? null}, ${elapsedMs ?? null},
            (SELECT COUNT(DISTINCT "hint") FROM "HintTaken"
             WHERE "learnerId" = ${learner.id} AND "questionId" = ${questionId}),
            (SELECT COALESCE(MAX("sequence"), 0) + 1 FROM "Attempt" WHERE "learnerId" = ${learner.id}), ${new Date()})
    ON CONFLICT DO NOTHING
    RETURNING "sequence"`
  return rows.length === 1
}

const columnsOf = (grade: Grade) =>
  grade.status !== 'ungraded'
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
}) => (status !== 'ungraded' ? { status, earned, of, feedback } : { status, ...(feedback as object) }) as Grade
