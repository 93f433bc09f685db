import 'server-only'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { json } from '../http/handle.ts'
import { problem } from '../http/problem.ts'
import { refuseCrossOrigin } from '../http/same-origin.ts'
import { findSession } from './session.ts'

const nothing = () => new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })

/** GET /api/account/sessions: where the user is signed in; the one who asks first, then by last use. */
export async function getSessions(request: Request, now = new Date()): Promise<Response> {
  const current = await findSession(request, now)
  if (!current) return problem('sign-in-required')
  const rows = await retryWhenBusy(() =>
    database().client.session.findMany({
      where: { userId: current.user.id, expiresAt: { gt: now } },
      orderBy: { updatedAt: 'desc' },
      select: { id: true, userAgent: true, createdAt: true, updatedAt: true },
    }),
  )
  const sessions = rows.map(({ id, userAgent, createdAt, updatedAt }) => ({
    id,
    browser: userAgent ?? '',
    since: createdAt,
    lastUsed: updatedAt,
    current: id === current.id,
  }))
  return json({ sessions: sessions.sort((one, other) => Number(other.current) - Number(one.current)) })
}

/** DELETE /api/account/sessions: all but the one who asks. */
export async function endOtherSessions(request: Request): Promise<Response> {
  return end(request, ({ id, userId }) => ({ userId, id: { not: id } }))
}

/** DELETE /api/account/sessions/ID: another user's looks like none. */
export async function endOneSession(request: Request): Promise<Response> {
  const id = new URL(request.url).pathname.split('/').at(-1) ?? ''
  return end(request, ({ userId }) => ({ userId, id }), true)
}

type Which = (current: { id: string; userId: string }) => { userId: string; id: string | { not: string } }

async function end(request: Request, which: Which, mustExist = false): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const current = await findSession(request)
  if (!current) return problem('sign-in-required')
  const where = which({ id: current.id, userId: current.user.id })
  const { count } = await retryWhenBusy(() => database().client.session.deleteMany({ where }))
  return mustExist && count === 0 ? problem('not-found') : nothing()
}
