import 'server-only'
import { database } from '../database/database.ts'
import type { Prisma } from '../database/generated/sqlite/client.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { isTimeZone } from '../days.ts'
import { clientAddress } from '../http/address.ts'
import { json } from '../http/handle.ts'
import { learnerCookies } from '../http/learner-cookie.ts'
import { problem } from '../http/problem.ts'
import { RateLimit } from '../http/rate-limit.ts'
import { readJson } from '../http/read-json.ts'
import { refuseCrossOrigin } from '../http/same-origin.ts'
import { createLearner, type Learner } from '../learners.ts'
import { findVisitor } from '../visitors.ts'
import { fileSchema, type LearnerFile } from './file.ts'

const maxBytes = 16 * 1024 * 1024
const mostAttempts = 50_000
const limit = new RateLimit('imports', 10, 10 * 60_000)

/** POST /api/me/import: adds what a file has and the learner has not. Who has no record yet gets one. */
export async function importMe(request: Request, now = new Date()): Promise<Response> {
  const refused = refuseCrossOrigin(request) ?? (await limit.refuse(clientAddress(request)))
  if (refused) return refused
  const file = await readJson(request, fileSchema, maxBytes)
  if (!file.ok) return file.problem
  const holder = (await findVisitor(request)) ?? (await createLearner())
  const added = await retryWhenBusy(() => merge(holder.learner, file.value, now))
  if (!added) return problem('too-many-attempts', { detail: `at most ${mostAttempts}` })
  return json(added, learnerCookies(holder))
}

type Transaction = Prisma.TransactionClient

/** All or nothing, and the same in whatever order several files come, however often. */
const merge = (learner: Learner, file: LearnerFile, now: Date) =>
  database().client.$transaction(
    async (tx) => {
      const attempts = await addAttempts(tx, learner, file, now)
      if ((await tx.attempt.count({ where: { learnerId: learner.id } })) > mostAttempts) return null
      await addResults(tx, learner, file)
      await addHints(tx, learner, file)
      await mergeVisits(tx, learner, file)
      await mergeSettings(tx, learner, file)
      return { attempts }
    },
    { maxWait: 5_000, timeout: 30_000 },
  )

async function addAttempts(tx: Transaction, learner: Learner, { attempts }: LearnerFile, now: Date): Promise<number> {
  const mine = await tx.attempt.findMany({
    where: { learnerId: learner.id },
    select: { id: true, questionId: true, variant: true, sequence: true },
  })
  const ids = new Set(mine.map(({ id }) => id))
  const fresh = attempts.filter(({ id }) => !ids.has(id) && ids.add(id))
  if (fresh.length === 0) return 0
  // The page's variant may have been answered on both sides: both attempts stay, only one of them holds the variant.
  const taken = new Set(mine.map(({ questionId, variant }) => `${questionId} ${variant}`))
  const last = mine.reduce((most, { sequence }) => Math.max(most, sequence), 0)
  const rows = fresh.map((attempt, index) => {
    const variant = attempt.status === 'graded' ? attempt.seed : null
    const free = variant !== null && !taken.has(`${attempt.questionId} ${variant}`)
    if (free) taken.add(`${attempt.questionId} ${variant}`)
    return {
      ...attempt,
      learnerId: learner.id,
      variant: free ? variant : null,
      imported: true,
      answer: attempt.answer as Prisma.InputJsonValue,
      feedback: attempt.feedback as Prisma.InputJsonValue,
      createdAt: attempt.createdAt > now ? now : attempt.createdAt,
      sequence: last + 1 + index,
    }
  })
  await tx.attempt.createMany({ data: rows })
  await renumber(tx, learner)
  return rows.length
}

/** By time, so that the order of several imports does not show. Negative first: a number is never there twice. */
async function renumber(tx: Transaction, learner: Learner) {
  await tx.$executeRaw`
    UPDATE "Attempt" SET "sequence" = -"ranked"."place"
    FROM (SELECT "id", ROW_NUMBER() OVER (ORDER BY "createdAt", "id") AS "place"
          FROM "Attempt" WHERE "learnerId" = ${learner.id}) AS "ranked"
    WHERE "learnerId" = ${learner.id} AND "Attempt"."id" = "ranked"."id"`
  await tx.$executeRaw`UPDATE "Attempt" SET "sequence" = -"sequence" WHERE "learnerId" = ${learner.id}`
}

async function addResults(tx: Transaction, learner: Learner, { results }: LearnerFile) {
  for (const result of results) {
    const { attemptId, contentVersion } = result
    const key = { learnerId: learner.id, attemptId, contentVersion }
    const attempt = { learnerId_id: { learnerId: learner.id, id: attemptId } }
    if (!(await tx.attempt.findUnique({ where: attempt, select: { id: true } }))) continue
    await tx.result.upsert({
      where: { learnerId_attemptId_contentVersion: key },
      create: { ...result, learnerId: learner.id },
      update: {},
    })
  }
}

async function addHints(tx: Transaction, learner: Learner, { hints }: LearnerFile) {
  for (const hint of hints) {
    const { questionId, seed, hint: place } = hint
    await tx.hintTaken.upsert({
      where: { learnerId_questionId_seed_hint: { learnerId: learner.id, questionId, seed, hint: place } },
      create: { ...hint, learnerId: learner.id },
      update: {},
    })
  }
}

async function mergeVisits(tx: Transaction, learner: Learner, { visits }: LearnerFile) {
  for (const { lesson, firstAt, lastAt, finishedAt } of visits) {
    const where = { learnerId_lesson: { learnerId: learner.id, lesson } }
    const mine = await tx.lessonVisit.findUnique({ where })
    const merged = {
      firstAt: earlier(firstAt, mine?.firstAt ?? null)!,
      lastAt: mine && mine.lastAt > lastAt ? mine.lastAt : lastAt,
      finishedAt: earlier(finishedAt, mine?.finishedAt ?? null),
    }
    await tx.lessonVisit.upsert({ where, create: { learnerId: learner.id, lesson, ...merged }, update: merged })
  }
}

const earlier = (one: Date | null, other: Date | null) => (one && other ? (one < other ? one : other) : (one ?? other))

/** What was chosen last. */
async function mergeSettings(tx: Transaction, learner: Learner, { settings }: LearnerFile) {
  if (!settings || !isTimeZone(settings.timeZone)) return
  const mine = await tx.settings.findUnique({ where: { learnerId: learner.id } })
  if (mine && mine.updatedAt >= settings.updatedAt) return
  await tx.settings.upsert({
    where: { learnerId: learner.id },
    create: { ...settings, learnerId: learner.id },
    update: settings,
  })
}
