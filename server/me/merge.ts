import 'server-only'
import type { Prisma } from '../database/generated/sqlite/client.ts'
import { isTimeZone } from '../days.ts'
import type { Learner } from '../learners.ts'
import type { LearnerFile } from './file.ts'

type Transaction = Prisma.TransactionClient

/** What is kept about somebody's learning, whether a file brings it or another learner's rows. */
export type LearningRecord = Omit<LearnerFile, 'format' | 'version' | 'learner' | 'merged' | 'account'>

/**
 * Adds what a record has and the learner has not; the same in whatever order several records come, however often.
 * Returns how many attempts were new.
 */
export async function addRecord(tx: Transaction, learner: Learner, record: LearningRecord, now: Date): Promise<number> {
  const attempts = await addAttempts(tx, learner, record, now)
  await addResults(tx, learner, record)
  await addHints(tx, learner, record)
  await mergeVisits(tx, learner, record)
  await mergeSettings(tx, learner, record)
  await mergeScenarios(tx, learner, record)
  await mergeMocks(tx, learner, record)
  return attempts
}

async function addAttempts(
  tx: Transaction,
  learner: Learner,
  { attempts }: LearningRecord,
  now: Date,
): Promise<number> {
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

async function addResults(tx: Transaction, learner: Learner, { results }: LearningRecord) {
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

async function addHints(tx: Transaction, learner: Learner, { hints }: LearningRecord) {
  for (const hint of hints) {
    const { questionId, seed, hint: place } = hint
    await tx.hintTaken.upsert({
      where: { learnerId_questionId_seed_hint: { learnerId: learner.id, questionId, seed, hint: place } },
      create: { ...hint, learnerId: learner.id },
      update: {},
    })
  }
}

async function mergeVisits(tx: Transaction, learner: Learner, { visits }: LearningRecord) {
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
async function mergeSettings(tx: Transaction, learner: Learner, { settings }: LearningRecord) {
  if (!settings || !isTimeZone(settings.timeZone)) return
  const mine = await tx.settings.findUnique({ where: { learnerId: learner.id } })
  if (mine && mine.updatedAt >= settings.updatedAt) return
  await tx.settings.upsert({
    where: { learnerId: learner.id },
    create: { ...settings, learnerId: learner.id },
    update: settings,
  })
}

/** Where both have it, the newer one. */
async function mergeScenarios(tx: Transaction, learner: Learner, { scenarios }: LearningRecord) {
  for (const { id, ...scenario } of scenarios) {
    const where = { learnerId_id: { learnerId: learner.id, id } }
    const mine = await tx.savedScenario.findUnique({ where })
    if (mine && mine.updatedAt >= scenario.updatedAt) continue
    const data = { ...scenario, scenario: scenario.scenario as Prisma.InputJsonValue }
    await tx.savedScenario.upsert({ where, create: { learnerId: learner.id, id, ...data }, update: data })
  }
}

/** Where both have it, the one that was saved more often. */
async function mergeMocks(tx: Transaction, learner: Learner, { mocks }: LearningRecord) {
  for (const { id, ...mock } of mocks) {
    const where = { learnerId_id: { learnerId: learner.id, id } }
    const mine = await tx.mockInterview.findUnique({ where })
    if (mine && mine.revision >= mock.revision) continue
    const data = { ...mock, state: mock.state as Prisma.InputJsonValue }
    await tx.mockInterview.upsert({ where, create: { learnerId: learner.id, id, ...data }, update: data })
  }
}
