import 'server-only'
import { accountOf } from '../accounts/exporting.ts'
import { database } from '../database/database.ts'
import { problem } from '../http/problem.ts'
import { RateLimit } from '../http/rate-limit.ts'
import type { Learner } from '../learners.ts'
import { learnerOf } from '../visitors.ts'
import { fileFormat, fileVersion } from './file.ts'

const limit = new RateLimit('exports', 10, 60_000)

/** GET /api/me/export: everything that is kept about the learner, and the user who is signed in, as one file. */
export async function exportMe(request: Request): Promise<Response> {
  const learner = await learnerOf(request)
  if (!learner) return problem('no-learner')
  const limited = await limit.refuse(learner.id)
  if (limited) return limited
  return new Response(`${JSON.stringify(await everythingOf(learner), null, 1)}\n`, {
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="four-waves-${new Date().toISOString().slice(0, 10)}.json"`,
    },
  })
}

/** In one moment: what is added between two queries would be half in the file. */
export const everythingOf = (learner: Learner) =>
  database().client.$transaction(
    async (tx) => {
      const mine = { where: { learnerId: learner.id }, omit: { learnerId: true } } as const
      const user = await tx.user.findUnique({ where: { learnerId: learner.id }, select: { id: true } })
      return {
        format: fileFormat,
        version: fileVersion,
        learner: await tx.learner.findUniqueOrThrow({ where: { id: learner.id }, select: { createdAt: true } }),
        attempts: await tx.attempt.findMany({ ...mine, orderBy: { sequence: 'asc' } }),
        results: await tx.result.findMany({ ...mine, orderBy: { createdAt: 'asc' } }),
        hints: await tx.hintTaken.findMany({ ...mine, orderBy: { createdAt: 'asc' } }),
        visits: await tx.lessonVisit.findMany({ ...mine, orderBy: { firstAt: 'asc' } }),
        settings: await tx.settings.findUnique(mine),
        scenarios: await tx.savedScenario.findMany({ ...mine, orderBy: { updatedAt: 'asc' } }),
        mocks: await tx.mockInterview.findMany({ ...mine, orderBy: { startedAt: 'asc' } }),
        merged: await tx.mergedLearner.findMany({ where: { learnerId: learner.id }, select: { mergedAt: true } }),
        ...(user ? { account: await accountOf(tx, user.id) } : {}),
      }
    },
    { isolationLevel: 'Serializable', maxWait: 5_000, timeout: 30_000 },
  )
