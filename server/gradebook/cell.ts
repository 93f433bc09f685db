import 'server-only'
import type { Locale } from '../../content/locale.ts'
import { formulaOf } from '../../quiz/policy/grade.ts'
import { readingClass } from '../classes/access.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import type { Transaction } from '../database/transaction.ts'
import { json } from '../http/handle.ts'
import { localeIn } from '../http/locale.ts'
import { problem } from '../http/problem.ts'
import { answersSeen } from './answers.ts'
import { type Column, columnsOf, gradedIn, questionsIn, stateOf } from './grading.ts'
import { type Listed, listedIn } from './people.ts'
import { titlesOf } from './titles.ts'

/** GET /api/classes/ID/gradebook/ASSIGNMENT/USER?locale=: how one number came about, step by step. */
export const getCell = readingClass('gradebook:see', async ({ classroom }, { id, last, request }) =>
  told404(await retryWhenBusy(() => cellIn(database().client, classroom.id, id, last, localeIn(request)))),
)

/** GET /api/classes/ID/grades/ASSIGNMENT?locale=: the same, of one's own. */
export const getOwnCell = readingClass('grades:see-own', async ({ classroom, user }, { id, request }) =>
  told404(await retryWhenBusy(() => cellIn(database().client, classroom.id, id, user.id, localeIn(request)))),
)

const told404 = (found: object | null) => (found ? json(found) : problem('not-found'))

/** A published assignment of the class and somebody who learns there; null when either is not there. */
export async function placeIn(
  tx: Transaction,
  classroomId: string,
  assignmentId: string,
  userId: string,
): Promise<{ column: Column; learner: Listed } | null> {
  const [column] = await columnsOf(tx, classroomId, assignmentId)
  const [learner] = await listedIn(tx, classroomId, userId)
  return column && learner ? { column, learner } : null
}

async function cellIn(tx: Transaction, classroomId: string, assignmentId: string, userId: string, locale: Locale) {
  const place = await placeIn(tx, classroomId, assignmentId, userId)
  if (!place) return null
  const { column, learner } = place
  const { row, policy } = column
  const questions = questionsIn([column])
  const answersOf = await answersSeen(tx, classroomId, questions, userId)
  const history = await overridesIn(tx, assignmentId, userId)
  const formula = formulaOf(gradedIn(column, learner, answersOf(userId), history[0]))
  const titleOf = await titlesOf(questions, locale)
  return {
    assignment: { id: row.id, title: row.title, points: policy.points },
    learner: { userId, name: learner.name },
    state: stateOf(formula.grade),
    formula: {
      ...formula,
      items: formula.items.map((item) => ({
        ...item,
        questions: item.questions.map((question) => ({ ...question, title: titleOf(question.questionId) })),
      })),
    },
    history,
  }
}

/** What was set by hand, the newest first. */
async function overridesIn(tx: Transaction, assignmentId: string, userId: string) {
  const rows = await tx.override.findMany({
    where: { assignmentId, userId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  const names = await tx.user.findMany({
    where: { id: { in: rows.flatMap(({ byId }) => byId ?? []) } },
    select: { id: true, name: true },
  })
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  return rows.map(({ points, excused, reason, byId, createdAt }) => {
    return { points, excused, reason, by: nameOf.get(byId ?? '') ?? null, at: createdAt }
  })
}
