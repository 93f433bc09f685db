import 'server-only'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { noLearnerCookies } from '../http/learner-cookie.ts'
import { refuseCrossOrigin } from '../http/same-origin.ts'
import { learnerOf } from '../visitors.ts'

/** DELETE /api/me: to the last row, every table by its foreign key. Who is nobody already stays so. */
export async function deleteMe(request: Request): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const learner = await learnerOf(request)
  if (learner) {
    await retryWhenBusy(() => database().client.learner.deleteMany({ where: { id: learner.id } }))
  }
  return new Response(null, { status: 204, headers: [['cache-control', 'no-store'], ...noLearnerCookies()] })
}
