import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { changingClass, readingClass, removingFromClass } from '../classes/access.ts'
import { record } from '../classes/audit.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { inTransaction } from '../database/transaction.ts'
import { json } from '../http/handle.ts'
import { problem } from '../http/problem.ts'
import { versionOf } from '../questions.ts'
import { asWritten } from '../versions.ts'
import { type Draft, draftSchema, previewOf, taskOf } from './draft.ts'
import { ownTaskId } from './task-id.ts'

const most = 200
const drafts = { schema: draftSchema as z.ZodType<Draft>, limit: 128 * 1024 }

/** GET /api/classes/ID/tasks: the own tasks of a class, and whether an assignment asks them. */
export const getTasks = readingClass('class:inspect', async ({ classroom }) => {
  const [tasks, used] = await Promise.all([
    retryWhenBusy(() =>
      database().client.ownTask.findMany({
        where: { classroomId: classroom.id },
        orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
        select: { id: true, title: true, createdAt: true },
      }),
    ),
    usedTasks(classroom.id),
  ])
  return json({ tasks: tasks.map((task) => ({ ...task, used: used.has(task.id) })) })
})

/** POST /api/classes/ID/tasks/preview: what the grader makes of a draft; nothing is stored. */
export const previewTask = changingClass('class:change', drafts, async (_, draft) =>
  json(previewOf(draft, ownTaskId('draft'))),
)

/** POST /api/classes/ID/tasks: keeps a draft that the grader accepts. A task is never changed: another one is recorded. */
export const createTask = changingClass('class:change', drafts, async ({ classroom, user }, draft, { now }) => {
  const id = randomUUID()
  const questionId = ownTaskId(id)
  const { problems } = previewOf(draft, questionId)
  if (problems.length > 0) return problem('task-refused', { members: { problems } })
  const count = await retryWhenBusy(() => database().client.ownTask.count({ where: { classroomId: classroom.id } }))
  if (count >= most) return problem('too-many-tasks', { detail: `at most ${most}` })
  const { question, world } = taskOf(draft, questionId)
  const version = versionOf(question, world.scenarios)
  const content = { question: plain(asWritten(question)), scenarios: plain(world.scenarios) }
  await inTransaction(async (tx) => {
    const own = { id, classroomId: classroom.id, title: draft.title, createdById: user.id, createdAt: now }
    await tx.ownTask.create({ data: { ...own, ...content } })
    await tx.questionVersion.create({ data: { questionId, version, content, createdAt: now } })
    const details = { taskId: id, title: draft.title }
    await record(tx, { classroomId: classroom.id, actorId: user.id, action: 'task-created', details }, now)
  })
  return json({ id })
})

/** DELETE /api/classes/ID/tasks/ID: one that no assignment asks. */
export const deleteTask = removingFromClass('class:change', async ({ classroom, user }, { id, now }) => {
  const where = { id, classroomId: classroom.id }
  const task = await retryWhenBusy(() => database().client.ownTask.findUnique({ where, select: { title: true } }))
  if (!task) return problem('not-found')
  if ((await usedTasks(classroom.id)).has(id)) return problem('task-used')
  await inTransaction(async (tx) => {
    const { count } = await tx.ownTask.deleteMany({ where })
    const audit = { classroomId: classroom.id, actorId: user.id, action: 'task-deleted' }
    if (count > 0) await record(tx, { ...audit, details: { taskId: id, title: task.title } }, now)
  })
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
})

async function usedTasks(classroomId: string): Promise<Set<string>> {
  const items = await retryWhenBusy(() =>
    database().client.assignmentItem.findMany({
      where: { kind: 'own-task', assignment: { classroomId } },
      select: { reference: true },
    }),
  )
  return new Set(items.map(({ reference }) => reference))
}

/** What JSON keeps of it: no field that is undefined. */
const plain = (value: object) => JSON.parse(JSON.stringify(value))
