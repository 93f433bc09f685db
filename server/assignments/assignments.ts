import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { problemsOf } from '../../quiz/policy/policy.ts'
import { requireClass } from '../classes/access.ts'
import { record } from '../classes/audit.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { inTransaction, type Transaction } from '../database/transaction.ts'
import { json } from '../http/handle.ts'
import { problem } from '../http/problem.ts'
import { readJson } from '../http/read-json.ts'
import { refuseCrossOrigin } from '../http/same-origin.ts'
import { type AssignmentAccess, changingAssignment, removingAssignment } from './access.ts'
import { differences } from './differences.ts'
import { isInCourse, questionsOf } from './items.ts'
import { answeredQuestions } from './learners.ts'
import { type AssignmentBody, assignmentSchema } from './policy-body.ts'
import { type AssignmentRow, policyOf } from './rows.ts'

const maxBytes = 64 * 1024
const mostInClass = 200

/** POST /api/classes/ID/assignments: a draft, which learners do not see. */
export async function createAssignment(request: Request, now = new Date()): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const body = await readJson(request, assignmentSchema, maxBytes)
  if (!body.ok) return body.problem
  const [, , , classroomId = ''] = new URL(request.url).pathname.split('/')
  const required = await requireClass(request, classroomId, 'class:change')
  if (!required.ok) return required.problem
  const wrong = (await refuseContent(body.value, classroomId)) ?? (await refuseMore(classroomId))
  if (wrong) return wrong
  const id = randomUUID()
  await inTransaction(async (tx) => {
    await insert(tx, id, classroomId, body.value, now)
    await record(
      tx,
      { ...said(required.access.user.id, classroomId, id, body.value), action: 'assignment-created' },
      now,
    )
  })
  return json({ id })
}

/** PUT /api/assignments/ID: the whole of it. What somebody has answered stays in it. */
export const putAssignment = changingAssignment(assignmentSchema, async ({ assignment, user }, body, { now }) => {
  const { id, classroomId } = assignment
  const wrong = (await refuseContent(body, classroomId)) ?? (await refuseLosing(assignment, body))
  if (wrong) return wrong
  await inTransaction(async (tx) => {
    const { items, ...columns } = body
    await tx.assignmentItem.deleteMany({ where: { assignmentId: id } })
    await tx.assignment.update({ where: { id }, data: { ...columns, items: { create: positioned(items) } } })
    const audit = said(user.id, classroomId, id, body)
    const details = { ...audit.details, ...differences(assignment, body) }
    await record(tx, { ...audit, details, action: 'assignment-changed' }, now)
  })
  return noContent()
})

const publicationSchema = z.object({ published: z.boolean() })

/** PUT /api/assignments/ID/publication: shows it to learners; hides it again as long as nobody's answer counts. */
export const putPublication = changingAssignment(publicationSchema, async (access, { published }, { now }) => {
  const { assignment, user } = access
  if (!published && (await isAnswered(access))) return problem('assignment-answered')
  await inTransaction(async (tx) => {
    const { count } = await tx.assignment.updateMany({
      where: { id: assignment.id, publishedAt: published ? null : { not: null } },
      data: { publishedAt: published ? now : null },
    })
    const action = published ? 'assignment-published' : 'assignment-unpublished'
    const audit = said(user.id, assignment.classroomId, assignment.id, assignment)
    if (count > 0) await record(tx, { ...audit, action }, now)
  })
  return noContent()
})

/** DELETE /api/assignments/ID: a draft, or what nobody has answered. */
export const deleteAssignment = removingAssignment(async (access, { now }) => {
  const { assignment, user } = access
  if (await isAnswered(access)) return problem('assignment-answered')
  await inTransaction(async (tx) => {
    const { count } = await tx.assignment.deleteMany({ where: { id: assignment.id } })
    const audit = said(user.id, assignment.classroomId, assignment.id, assignment)
    if (count > 0) await record(tx, { ...audit, action: 'assignment-deleted' }, now)
  })
  return noContent()
})

const copySchema = z.object({ classroomId: z.string().min(1).max(100) })

/** POST /api/assignments/ID/copy: a draft of the same, here or in another class; own tasks stay where they are. */
export const copyAssignment = changingAssignment(
  copySchema,
  async ({ assignment }, { classroomId }, { now, request }) => {
    const required = await requireClass(request, classroomId, 'class:change')
    if (!required.ok) return required.problem
    const elsewhere = classroomId !== assignment.classroomId
    const items = assignment.items.filter(({ kind }) => !(elsewhere && kind === 'own-task'))
    if (items.length === 0) return problem('item-unknown')
    const full = await refuseMore(classroomId)
    if (full) return full
    const id = randomUUID()
    const { title, note, opensAt, dueAt, closesAt } = assignment
    const { late, ...rules } = policyOf(assignment)
    const times = { opensAt, dueAt, closesAt }
    await inTransaction(async (tx) => {
      await insert(tx, id, classroomId, { ...rules, ...times, title, note, late: [...late], items }, now)
      const audit = said(required.access.user.id, classroomId, id, assignment)
      const details = { ...audit.details, from: assignment.id }
      await record(tx, { ...audit, details, action: 'assignment-copied' }, now)
    })
    return json({ id })
  },
)

const insert = (
  tx: Transaction,
  id: string,
  classroomId: string,
  { items, ...columns }: Omit<AssignmentBody, 'items'> & { items: AssignmentRow['items'] },
  now: Date,
) =>
  tx.assignment.create({ data: { id, classroomId, ...columns, createdAt: now, items: { create: positioned(items) } } })

const positioned = (items: AssignmentRow['items']) =>
  items.map(({ kind, reference, weight }, position) => ({ position, kind, reference, weight }))

const said = (actorId: string, classroomId: string, assignmentId: string, { title }: { title: string }) => ({
  classroomId,
  actorId,
  details: { assignmentId, title },
})

async function refuseContent(body: AssignmentBody, classroomId: string): Promise<Response | null> {
  const { opensAt, dueAt, closesAt } = body
  const times = { opensAt: opensAt.getTime(), dueAt: dueAt.getTime(), closesAt: closesAt.getTime() }
  const problems = problemsOf({ ...body, ...times })
  if (problems.length > 0) return problem('policy-refused', { members: { problems } })
  const tasks = body.items.filter(({ kind }) => kind === 'own-task').map(({ reference }) => reference)
  const known = await retryWhenBusy(() =>
    database().client.ownTask.count({ where: { classroomId, id: { in: tasks } } }),
  )
  const missing = body.items.some(({ kind, reference }) => kind !== 'own-task' && !isInCourse(kind, reference))
  return missing || known !== tasks.length ? problem('item-unknown') : null
}

async function refuseMore(classroomId: string): Promise<Response | null> {
  const count = await retryWhenBusy(() => database().client.assignment.count({ where: { classroomId } }))
  return count >= mostInClass ? problem('too-many-assignments', { detail: `at most ${mostInClass}` }) : null
}

/** An item may leave as long as nobody's answer to it counts; so may nothing that another item still asks. */
async function refuseLosing(assignment: AssignmentRow, body: AssignmentBody): Promise<Response | null> {
  const kept = new Set(body.items.flatMap(questionsOf))
  const leaving = assignment.items.flatMap(questionsOf).filter((id) => !kept.has(id))
  if (leaving.length === 0 || assignment.publishedAt === null) return null
  const answered = await answeredQuestions(assignment)
  return leaving.some((id) => answered.has(id)) ? problem('assignment-answered') : null
}

const isAnswered = async ({ assignment }: AssignmentAccess): Promise<boolean> =>
  assignment.publishedAt !== null && (await answeredQuestions(assignment)).size > 0

const noContent = (): Response => new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
