import 'server-only'
import { randomBytes } from 'node:crypto'
import { requireUser, type SignedInUser } from '../accounts/session.ts'
import { sha256 } from '../canonical.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { clientAddress } from '../http/address.ts'
import { json } from '../http/handle.ts'
import { problem } from '../http/problem.ts'
import { RateLimit } from '../http/rate-limit.ts'
import { refuseCrossOrigin, siteOrigin } from '../http/same-origin.ts'
import { calendarFile } from './ics.ts'
import { dueFor } from './seeing.ts'

const tokenBytes = 32
const tokenShape = /^[A-Za-z0-9_-]{43}$/
const reads = new RateLimit('calendar', 120, 60 * 60_000)
const hashOf = (token: string) => sha256(`calendar ${token}`)

/** GET /api/me/calendar: since when there is an address. The address itself is told once. */
export async function getCalendar(request: Request): Promise<Response> {
  const required = await requireUser(request)
  if (!required.ok) return required.problem
  const link = await retryWhenBusy(() =>
    database().client.calendarLink.findUnique({ where: { userId: required.user.id }, select: { createdAt: true } }),
  )
  return json({ madeAt: link?.createdAt ?? null })
}

/** POST /api/me/calendar: a new address; an earlier one is dead from here on. */
export async function renewCalendar(request: Request, now = new Date()): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const required = await requireUser(request)
  if (!required.ok) return required.problem
  const userId = required.user.id
  const token = randomBytes(tokenBytes).toString('base64url')
  const data = { tokenHash: hashOf(token), createdAt: now }
  await retryWhenBusy(() =>
    database().client.calendarLink.upsert({ where: { userId }, create: { userId, ...data }, update: data }),
  )
  return json({ address: `${siteOrigin(request)}/api/calendar/${token}` })
}

/** DELETE /api/me/calendar */
export async function endCalendar(request: Request): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const required = await requireUser(request)
  if (!required.ok) return required.problem
  await retryWhenBusy(() => database().client.calendarLink.deleteMany({ where: { userId: required.user.id } }))
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
}

/** GET /api/me/calendar/file: the same as a file, for who is signed in. */
export async function downloadCalendar(request: Request, now = new Date()): Promise<Response> {
  const required = await requireUser(request)
  if (!required.ok) return required.problem
  return calendarResponse(request, required.user, now)
}

/** GET /api/calendar/TOKEN: for a calendar that cannot sign in; whoever holds the address reads it. */
export async function readCalendar(request: Request, now = new Date()): Promise<Response> {
  const limited = await reads.refuse(clientAddress(request))
  if (limited) return limited
  const token = new URL(request.url).pathname.split('/').at(-1) ?? ''
  if (!tokenShape.test(token)) return problem('not-found')
  const link = await retryWhenBusy(() =>
    database().client.calendarLink.findUnique({
      where: { tokenHash: hashOf(token) },
      select: { user: { select: { id: true, learnerId: true, locale: true } } },
    }),
  )
  return link ? calendarResponse(request, link.user, now) : problem('not-found')
}

async function calendarResponse(
  request: Request,
  user: Pick<SignedInUser, 'id' | 'learnerId'> & { locale: string },
  now: Date,
): Promise<Response> {
  const due = await dueFor(user, now)
  const changes = await changesOf(due.map(({ classroom }) => classroom.id))
  const events = due.map(({ id, title, dueAt, classroom, note, createdAt }) => ({
    id,
    title: `${title} (${classroom.name})`,
    note,
    dueAt: new Date(dueAt),
    sequence: changes.get(id)?.count ?? 0,
    changedAt: changes.get(id)?.last ?? createdAt,
    url: `${siteOrigin(request)}/${user.locale}/classes/assignment?id=${id}`,
  }))
  return new Response(calendarFile('Four Waves', events), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'no-store',
      'content-disposition': 'attachment; filename="four-waves.ics"',
    },
  })
}

/** How often an assignment and its extensions were changed, and when last: the log is only added to. */
async function changesOf(classroomIds: string[]): Promise<Map<string, { count: number; last: Date }>> {
  const events = await retryWhenBusy(() =>
    database().client.auditEvent.findMany({
      where: {
        classroomId: { in: [...new Set(classroomIds)] },
        OR: [{ action: { startsWith: 'assignment-' } }, { action: { startsWith: 'extension-' } }],
      },
      orderBy: { createdAt: 'asc' },
      select: { details: true, createdAt: true },
    }),
  )
  const changes = new Map<string, { count: number; last: Date }>()
  for (const { details, createdAt } of events) {
    const { assignmentId } = details as { assignmentId?: string }
    if (assignmentId === undefined) continue
    changes.set(assignmentId, { count: (changes.get(assignmentId)?.count ?? 0) + 1, last: createdAt })
  }
  return changes
}
