import 'server-only'
import { randomUUID } from 'node:crypto'
import { record } from '../classes/audit.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { inTransaction } from '../database/transaction.ts'
import { json } from '../http/handle.ts'
import { problem } from '../http/problem.ts'
import { changingAssignment, readingAssignment, removingAssignment } from './access.ts'
import { extensionSchema } from './policy-body.ts'

const most = 2000

/** GET /api/assignments/ID/extensions: with the names of whom they are for. */
export const getExtensions = readingAssignment('assignment:inspect', async ({ assignment, classroom }) => {
  const { extensions } = assignment
  const { user, section, membership } = database().client
  const [users, sections, learners] = await Promise.all([
    retryWhenBusy(() =>
      user.findMany({
        where: { id: { in: extensions.flatMap(({ userId }) => userId ?? []) } },
        select: { id: true, name: true },
      }),
    ),
    retryWhenBusy(() => section.findMany({ where: { classroomId: classroom.id }, orderBy: { name: 'asc' } })),
    retryWhenBusy(() =>
      membership.findMany({
        where: { classroomId: classroom.id, role: 'learner', status: 'active' },
        select: { user: { select: { id: true, name: true } } },
        orderBy: { user: { name: 'asc' } },
      }),
    ),
  ])
  const names = new Map([...users, ...sections].map(({ id, name }) => [id, name]))
  return json({
    extensions: extensions.map(({ id, userId, sectionId, dueAt, closesAt, attemptsAllowed, reason, createdAt }) => ({
      id,
      for: { kind: userId === null ? 'section' : 'learner', name: names.get(userId ?? sectionId ?? '') ?? null },
      dueAt,
      closesAt,
      attemptsAllowed,
      reason,
      createdAt,
    })),
    /** Whom one can be given to. */
    learners: learners.map((each) => each.user),
    sections: sections.map(({ id, name }) => ({ id, name })),
  })
})

/** POST /api/assignments/ID/extensions: for one, several or a section of the class. */
export const giveExtension = changingAssignment(extensionSchema, async ({ assignment, user }, body, { now }) => {
  const { id: assignmentId, classroomId } = assignment
  const { userIds, sectionId, ...given } = body
  const ids = [...new Set(userIds)]
  const { membership, section } = database().client
  const known = await retryWhenBusy(() =>
    sectionId === null
      ? membership.count({ where: { classroomId, role: 'learner', userId: { in: ids } } })
      : section.count({ where: { classroomId, id: sectionId } }),
  )
  if (known !== (sectionId === null ? ids.length : 1)) return problem('extension-for-nobody')
  if (assignment.extensions.length + known > most) return problem('too-many-extensions', { detail: `at most ${most}` })
  const whom = sectionId === null ? ids.map((userId) => ({ userId, sectionId })) : [{ userId: null, sectionId }]
  await inTransaction(async (tx) => {
    for (const one of whom) {
      const id = randomUUID()
      await tx.extension.create({
        data: { ...given, ...one, id, assignmentId, createdById: user.id, createdAt: now },
      })
      const details = {
        ...one,
        assignmentId,
        extensionId: id,
        title: assignment.title,
        dueAt: given.dueAt?.toISOString() ?? null,
        closesAt: given.closesAt?.toISOString() ?? null,
        attemptsAllowed: given.attemptsAllowed,
        reason: given.reason,
      }
      await record(tx, { classroomId, actorId: user.id, action: 'extension-given', details }, now)
    }
  })
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
})

/** DELETE /api/assignments/ID/extensions/ID */
export const withdrawExtension = removingAssignment(async ({ assignment, user }, { id, now }) => {
  const extension = assignment.extensions.find((each) => each.id === id)
  if (!extension) return problem('not-found')
  const { userId, sectionId, reason } = extension
  await inTransaction(async (tx) => {
    const { count } = await tx.extension.deleteMany({ where: { id, assignmentId: assignment.id } })
    const details = { userId, sectionId, assignmentId: assignment.id, extensionId: id, title: assignment.title, reason }
    const audit = { classroomId: assignment.classroomId, actorId: user.id, action: 'extension-withdrawn', details }
    if (count > 0) await record(tx, audit, now)
  })
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
})
