import 'server-only'
import { gradeOf } from '../../quiz/policy/grade.ts'
import { standingOf } from '../../quiz/policy/standing.ts'
import { readingClass } from '../classes/access.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import type { Transaction } from '../database/transaction.ts'
import { json } from '../http/handle.ts'
import { answersSeen } from './answers.ts'
import { type Cell, columnsOf, gradedIn, newestOverrides, questionsIn, stateOf, totalOf } from './grading.ts'
import { listedIn } from './people.ts'

/** GET /api/classes/ID/grades: one's own line of the gradebook. */
export const getOwnGrades = readingClass('grades:see-own', async ({ classroom, user }, { now }) => {
  const own = await retryWhenBusy(() => lineOf(database().client, classroom.id, user.id, now))
  return json({ classroom: { id: classroom.id, name: classroom.name, timeZone: classroom.timeZone }, ...own })
})

async function lineOf(tx: Transaction, classroomId: string, userId: string, now: Date) {
  const columns = await columnsOf(tx, classroomId)
  const [learner] = await listedIn(tx, classroomId, userId)
  const answers = (await answersSeen(tx, classroomId, questionsIn(columns), userId))(userId)
  const overrides = await newestOverrides(tx, classroomId, userId)
  const lines = columns.map((column) => {
    const override = overrides.get(column.row.id)?.get(userId)
    const graded = gradedIn(column, learner!, answers, override)
    return { column, graded, grade: gradeOf(graded) }
  })
  const cells = lines.map(({ grade }): Cell => [grade.points, stateOf(grade)])
  return {
    assignments: lines.map(({ column: { row, policy }, graded, grade }) => ({
      id: row.id,
      title: row.title,
      of: policy.points,
      points: grade.points,
      state: stateOf(grade),
      done: grade.done,
      questions: grade.questions,
      dueAt: graded.window.dueAt,
      standing: standingOf(graded, now.getTime()).state,
    })),
    total: totalOf(cells, columns),
  }
}
