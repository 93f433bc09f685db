import 'server-only'
import { randomUUID } from 'node:crypto'
import { gradeOf } from '../../quiz/policy/grade.ts'
import type { Transaction } from '../database/transaction.ts'
import { answersSeen } from './answers.ts'
import {
  type Cell,
  type Column,
  columnsOf,
  gradedIn,
  newestOverrides,
  questionsIn,
  stateOf,
  totalOf,
} from './grading.ts'
import { listedIn } from './people.ts'

/** As `FormerMember.grades` holds it; excused without points. */
interface Mark {
  assignmentId: string
  points: number | null
  of: number
}

/**
 * For the deletion of an account, before its rows go: each gradebook keeps what was earned in its class, as numbers
 * without a name. A class in which nothing was earned keeps nothing.
 */
export async function keepMarks(tx: Transaction, userId: string, now: Date): Promise<void> {
  const places = await tx.membership.findMany({ where: { userId, role: 'learner' }, select: { classroomId: true } })
  for (const { classroomId } of places) {
    const grades = await marksOf(tx, classroomId, userId)
    if (grades.length === 0) continue
    await tx.formerMember.create({
      data: { id: randomUUID(), classroomId, grades: grades.map((mark) => ({ ...mark })), deletedAt: now },
    })
  }
}

async function marksOf(tx: Transaction, classroomId: string, userId: string): Promise<Mark[]> {
  const [learner] = await listedIn(tx, classroomId, userId)
  if (!learner) return []
  const columns = await columnsOf(tx, classroomId)
  const answers = (await answersSeen(tx, classroomId, questionsIn(columns), userId))(userId)
  const overrides = await newestOverrides(tx, classroomId, userId)
  return columns.flatMap((column) => {
    const override = overrides.get(column.row.id)?.get(userId)
    const grade = gradeOf(gradedIn(column, learner, answers, override))
    return stateOf(grade) === 'none' ? [] : [{ assignmentId: column.row.id, points: grade.points, of: grade.of }]
  })
}

/** Marks without a name, in the places of the columns; null where there is none. */
export async function formerIn(tx: Transaction, classroomId: string, columns: readonly Column[]) {
  const rows = await tx.formerMember.findMany({
    where: { classroomId },
    orderBy: [{ deletedAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id, grades }) => {
    const marks = new Map((grades as unknown as Mark[]).map((mark) => [mark.assignmentId, mark]))
    const cells = columns.map(({ row }): Cell | null => {
      const mark = marks.get(row.id)
      return mark ? [mark.points, mark.points === null ? 'excused' : 'done'] : null
    })
    return { id, cells, total: totalOf(cells, columns) }
  })
}
