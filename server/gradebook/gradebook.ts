import 'server-only'
import { readingClass } from '../classes/access.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import type { Transaction } from '../database/transaction.ts'
import { json } from '../http/handle.ts'
import { answersSeen } from './answers.ts'
import { formerIn } from './former.ts'
import {
  type Cell,
  type Column,
  cellOf,
  columnsOf,
  gradedIn,
  newestOverrides,
  questionsIn,
  totalOf,
} from './grading.ts'
import { type Listed, listedIn } from './people.ts'

export interface Row {
  learner: Listed
  cells: Cell[]
  total: { points: number; of: number }
}

export interface Gradebook {
  columns: Column[]
  rows: Row[]
  former: Awaited<ReturnType<typeof formerIn>>
}

/** Class by assignment: some queries over the whole class, the rest in memory. Who left without a mark is not listed. */
export async function gradebookOf(tx: Transaction, classroomId: string): Promise<Gradebook> {
  const columns = await columnsOf(tx, classroomId)
  const learners = await listedIn(tx, classroomId)
  const answersOf = await answersSeen(tx, classroomId, questionsIn(columns))
  const overrides = await newestOverrides(tx, classroomId)
  const rows = learners.map((learner) => {
    const own = answersOf(learner.userId)
    const cells = columns.map((column) =>
      cellOf(gradedIn(column, learner, own, overrides.get(column.row.id)?.get(learner.userId))),
    )
    return { learner, cells, total: totalOf(cells, columns) }
  })
  return {
    columns,
    rows: rows.filter(({ learner, cells }) => !learner.endedAt || cells.some(([, state]) => state !== 'none')),
    former: await formerIn(tx, classroomId, columns),
  }
}

/** GET /api/classes/ID/gradebook: every learner's points and state in every published assignment, and the totals. */
export const getGradebook = readingClass('gradebook:see', async ({ classroom }) => {
  const { columns, rows, former } = await retryWhenBusy(() => gradebookOf(database().client, classroom.id))
  const { id, name, timeZone, archivedAt } = classroom
  return json({
    classroom: { id, name, timeZone, archived: archivedAt !== null },
    assignments: columns.map(({ row, policy: { points, dueAt, closesAt } }) => {
      return { id: row.id, title: row.title, points, dueAt, closesAt }
    }),
    learners: rows.map(({ learner, cells, total }) => {
      const { userId, name, accountName, email, studentNumber, section, endedAt } = learner
      return { userId, name, accountName, email, studentNumber, section, ended: endedAt !== null, cells, total }
    }),
    former,
  })
})
