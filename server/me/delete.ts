import 'server-only'
import { z } from 'zod'
import { password } from '../accounts/fields.ts'
import { removeUser } from '../accounts/leaving.ts'
import { passwordOf, refuseWithoutPassword } from '../accounts/own-password.ts'
import { type CurrentSession, findSession } from '../accounts/session.ts'
import { noSessionCookies } from '../accounts/session-cookie.ts'
import { onlyTaughtBy } from '../classes/instructors.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { inTransaction } from '../database/transaction.ts'
import { noLearnerCookies } from '../http/learner-cookie.ts'
import { problem } from '../http/problem.ts'
import { readJson } from '../http/read-json.ts'
import { refuseCrossOrigin } from '../http/same-origin.ts'
import { learnerOf } from '../visitors.ts'

const schema = z.object({ password: password.optional() })

/** Who has no password shows by a new sign-in that it is still the same person. */
const freshMs = 10 * 60 * 1000

/**
 * DELETE /api/me: to the last row, every table by its foreign key. Who is nobody already stays so. A class that is taught
 * by nobody else is handed over or archived first.
 */
export async function deleteMe(request: Request, now = new Date()): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const session = await findSession(request, now)
  if (session) {
    const unsure = await refuseUnsure(request, session, now)
    if (unsure) return unsure
    const alone = await inTransaction(async (tx) => {
      const classes = await onlyTaughtBy(tx, session.user.id)
      if (classes.length === 0) await removeUser(tx, session.user, now)
      return classes
    })
    if (alone.length > 0) return problem('last-instructor', { members: { classes: alone } })
  } else {
    const learner = await learnerOf(request)
    if (learner) {
      await retryWhenBusy(() => database().client.learner.deleteMany({ where: { id: learner.id } }))
    }
  }
  const headers: [string, string][] = [['cache-control', 'no-store'], ...noSessionCookies(), ...noLearnerCookies()]
  return new Response(null, { status: 204, headers })
}

async function refuseUnsure(request: Request, { id, user }: CurrentSession, now: Date): Promise<Response | null> {
  const body = await readJson(request, schema, 4000)
  if (!body.ok) return body.problem
  if (await passwordOf(user.id)) return refuseWithoutPassword(user, body.value.password ?? '')
  const fresh = { id, createdAt: { gt: new Date(now.getTime() - freshMs) } }
  const isFresh = await retryWhenBusy(() => database().client.session.count({ where: fresh }))
  return isFresh ? null : problem('sign-in-again')
}
