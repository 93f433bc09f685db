import 'server-only'
import { database } from '../database/database.ts'
import { problem } from '../http/problem.ts'
import { RateLimit } from '../http/rate-limit.ts'
import type { Learner } from '../learners.ts'
import { learnerOf } from '../visitors.ts'
import { fileFormat, fileVersion } from './file.ts'

const limit = new RateLimit('exports', 10, 60_000)

/** GET /api/me/export: everything that is kept about the learner, as one file. */
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

export async function everythingOf(learner: Learner) {
  const mine = { where: { learnerId: learner.id }, omit: { learnerId: true } } as const
  const { client } = database()
  // One moment: what is added between two queries would be half in the file.
  const [self, attempts, results, hints, visits, settings] = await client.$transaction([
    client.learner.findUniqueOrThrow({ where: { id: learner.id }, select: { createdAt: true } }),
    client.attempt.findMany({ ...mine, orderBy: { sequence: 'asc' } }),
    client.result.findMany({ ...mine, orderBy: { createdAt: 'asc' } }),
    client.hintTaken.findMany({ ...mine, orderBy: { createdAt: 'asc' } }),
    client.lessonVisit.findMany({ ...mine, orderBy: { firstAt: 'asc' } }),
    client.settings.findUnique(mine),
  ])
  return { format: fileFormat, version: fileVersion, learner: self, attempts, results, hints, visits, settings }
}
