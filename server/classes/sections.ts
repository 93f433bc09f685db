import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { inTransaction, type Transaction, unlessTaken } from '../database/transaction.ts'
import { json } from '../http/handle.ts'
import { problem } from '../http/problem.ts'
import { line } from '../line.ts'
import { changingClass, done, removingFromClass } from './access.ts'
import { record } from './audit.ts'

const sectionSchema = z.object({ name: line(100) })

/** POST /api/classes/ID/sections */
export const createSection = changingClass('class:change', { schema: sectionSchema }, async (access, body, { now }) => {
  const { classroom, user } = access
  const section = { id: randomUUID(), classroomId: classroom.id, name: body.name }
  const created = inTransaction(async (tx) => {
    await tx.section.create({ data: section })
    const details = { sectionId: section.id, name: body.name }
    await record(tx, { classroomId: classroom.id, actorId: user.id, action: 'section-created', details }, now)
    return true
  })
  return (await unlessTaken(created, false)) ? json({ id: section.id }) : problem('name-taken')
})

/** PUT /api/classes/ID/sections/ID */
export const putSection = changingClass('class:change', { schema: sectionSchema }, async (access, body, asked) => {
  const { classroom, user } = access
  const renamed = inTransaction(async (tx) => {
    const { count } = await tx.section.updateMany({
      where: { id: asked.id, classroomId: classroom.id },
      data: { name: body.name },
    })
    if (count === 0) return 'not-found' as const
    const details = { sectionId: asked.id, name: body.name }
    await record(tx, { classroomId: classroom.id, actorId: user.id, action: 'section-renamed', details }, asked.now)
    return null
  })
  const refused = await unlessTaken(renamed, 'name-taken' as const)
  return refused ? problem(refused) : done()
})

/**
 * DELETE /api/classes/ID/sections/ID: its learners stay in the class, in no section. Extensions that were given to it
 * are withdrawn first, each where it was given: they would take grades along without a word.
 */
export const deleteSection = removingFromClass('class:change', async ({ classroom, user }, { id, now }) => {
  const refused = await inTransaction(async (tx) => {
    const section = await tx.section.findFirst({ where: { id, classroomId: classroom.id } })
    if (!section) return 'not-found'
    if ((await tx.extension.count({ where: { sectionId: id } })) > 0) return 'section-extended'
    await tx.section.deleteMany({ where: { id } })
    const details = { sectionId: id, name: section.name }
    await record(tx, { classroomId: classroom.id, actorId: user.id, action: 'section-deleted', details }, now)
    return null
  })
  return refused ? problem(refused) : done()
})

/** Whether a section, where one is named, belongs to the class. */
export async function isSectionOf(tx: Transaction, classroomId: string, sectionId: string | null): Promise<boolean> {
  if (sectionId === null) return true
  return (await tx.section.count({ where: { id: sectionId, classroomId } })) === 1
}
