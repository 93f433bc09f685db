import 'server-only'
import { z } from 'zod'
import { course } from './course.ts'
import { database } from './database/database.ts'
import { retryWhenBusy } from './database/retry.ts'
import { problem } from './http/problem.ts'
import { RateLimit } from './http/rate-limit.ts'
import { readJson } from './http/read-json.ts'
import { refuseCrossOrigin } from './http/same-origin.ts'
import type { Learner } from './learners.ts'
import { learnerOf } from './visitors.ts'

export interface Visit {
  first: string
  last: string
  /** When the end of the lesson was first reached. */
  finished: string | null
}

const visitSchema = z.object({ lesson: z.string().min(1).max(100), finished: z.boolean() })
const limit = new RateLimit('visits', 120, 60_000)

/** POST /api/visits: a lesson was opened, or its end reached. Who has not answered anything is nobody: nothing is kept. */
export async function visit(request: Request): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const body = await readJson(request, visitSchema, 1000)
  if (!body.ok) return body.problem
  const { lesson, finished } = body.value
  if (!course().some(({ slug }) => slug === lesson)) return problem('lesson-unknown')
  const learner = await learnerOf(request)
  const limited = learner && (await limit.refuse(learner.id))
  if (limited) return limited
  if (learner) await note(learner, lesson, finished, new Date())
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
}

/** One statement, so that two tabs cannot both be the first. */
const note = (learner: Learner, lesson: string, finished: boolean, now: Date) =>
  retryWhenBusy(
    () => database().client.$executeRaw`
      INSERT INTO "LessonVisit" ("learnerId", "lesson", "firstAt", "lastAt", "finishedAt")
      VALUES (${learner.id}, ${lesson}, ${now}, ${now}, ${finished ? now : null})
      ON CONFLICT ("learnerId", "lesson") DO UPDATE
      SET "lastAt" = "excluded"."lastAt",
          "finishedAt" = COALESCE("LessonVisit"."finishedAt", "excluded"."finishedAt")`,
  )

export async function visitsOf(learner: Learner): Promise<Record<string, Visit>> {
  const rows = await retryWhenBusy(() => database().client.lessonVisit.findMany({ where: { learnerId: learner.id } }))
  return Object.fromEntries(
    rows.map(({ lesson, firstAt, lastAt, finishedAt }) => [
      lesson,
      { first: firstAt.toISOString(), last: lastAt.toISOString(), finished: finishedAt?.toISOString() ?? null },
    ]),
  )
}
