import 'server-only'
import { randomUUID } from 'node:crypto'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import type { Transaction } from '../database/transaction.ts'
import { json } from '../http/handle.ts'
import { readingClass } from './access.ts'

/** Ids and values, no free text but reasons and names of things. `userId` is whom it was done to. */
export type AuditDetails = Record<string, string | number | boolean | null | string[]>

export interface AuditRecord {
  classroomId: string
  actorId: string
  /** Such as code-rotated; the views have the words. */
  action: string
  details?: AuditDetails
}

/** Stands in the transaction of what it tells: neither is there without the other. */
export async function record(
  tx: Transaction,
  { classroomId, actorId, action, details = {} }: AuditRecord,
  now: Date,
): Promise<void> {
  await tx.auditEvent.create({ data: { id: randomUUID(), classroomId, actorId, action, details, createdAt: now } })
}

const pageSize = 50

/** GET /api/classes/ID/events?after=: who did what, the newest first; `after` is the id of the last one that is known. */
export const getEvents = readingClass('class:inspect', async ({ classroom }, { request }) => {
  const after = new URL(request.url).searchParams.get('after')
  const events = await retryWhenBusy(() =>
    database().client.auditEvent.findMany({
      where: { classroomId: classroom.id },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: pageSize + 1,
      ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    }),
  )
  const shown = events.slice(0, pageSize)
  const names = await namesOf(shown.flatMap(({ actorId, details }) => [actorId, userIdIn(details)]))
  return json({
    events: shown.map(({ id, actorId, action, details, createdAt }) => ({
      id,
      at: createdAt,
      by: names.get(actorId ?? '') ?? null,
      whom: names.get(userIdIn(details) ?? '') ?? null,
      action,
      details,
    })),
    more: events.length > pageSize,
  })
})

function userIdIn(details: unknown): string | null {
  const { userId } = (details ?? {}) as { userId?: unknown }
  return typeof userId === 'string' ? userId : null
}

async function namesOf(ids: (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  const users = await retryWhenBusy(() =>
    database().client.user.findMany({ where: { id: { in: known } }, select: { id: true, name: true } }),
  )
  return new Map(users.map(({ id, name }) => [id, name]))
}
