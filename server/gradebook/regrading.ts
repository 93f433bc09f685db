import 'server-only'
import { z } from 'zod'
import { type Answers, gradeOf } from '../../quiz/policy/grade.ts'
import type { Answer } from '../../quiz/policy/policy.ts'
import { changingClass } from '../classes/access.ts'
import { record } from '../classes/audit.ts'
import { database } from '../database/database.ts'
import { inTransaction } from '../database/transaction.ts'
import { json } from '../http/handle.ts'
import { problem } from '../http/problem.ts'
import { findQuestion } from '../questions.ts'
import { append, type Change, gradedAgain } from '../regrade.ts'
import { answersSeen, seenIn } from './answers.ts'
import { type Column, columnsOf, gradedIn, newestOverrides, questionsIn } from './grading.ts'
import { listedIn } from './people.ts'

const regradeSchema = z.discriminatedUnion('apply', [
  z.object({ apply: z.literal(false) }),
  z.object({ apply: z.literal(true), reason: z.string().trim().min(1).max(1000) }),
])

/**
 * POST /api/classes/ID/regrades/ASSIGNMENT: what the attempts that the class sees would be worth by the questions as
 * they are now, and who would change by it. Applied, that is added as results, as `npm run regrade` does for everybody.
 * An own task does not change once it is used.
 */
export const postRegrade = changingClass(
  'gradebook:change',
  { schema: regradeSchema },
  async ({ classroom, user }, body, { id, now }) => {
    const [column] = await columnsOf(database().client, classroom.id, id)
    if (!column) return problem('not-found')
    const { changes, ...counted } = await changesIn(classroom.id, column)
    const learners = await movedBy(classroom.id, column, changes)
    if (body.apply && changes.length > 0) {
      await inTransaction(async (tx) => {
        await append(tx, changes, body.reason)
        const details = { assignmentId: id, title: column.row.title, reason: body.reason, attempts: changes.length }
        await record(tx, { classroomId: classroom.id, actorId: user.id, action: 'regraded', details }, now)
      })
    }
    return json({ ...counted, changed: changes.length, learners, applied: body.apply })
  },
)

async function changesIn(classroomId: string, column: Column) {
  const found = { attempts: 0, unreadable: 0, changes: [] as Change[] }
  for (const questionId of questionsIn([column])) {
    const question = findQuestion(questionId)
    if (!question) continue
    for await (const part of gradedAgain(question, seenIn(classroomId))) {
      found.attempts += part.attempts
      found.unreadable += part.unreadable
      found.changes.push(...part.changes)
    }
  }
  return found
}

/** Whose points in the assignment become others, and which. */
async function movedBy(classroomId: string, column: Column, changes: readonly Change[]) {
  if (changes.length === 0) return []
  const { client } = database()
  const answersOf = await answersSeen(client, classroomId, questionsIn([column]))
  const overrides = (await newestOverrides(client, classroomId)).get(column.row.id)
  const learners = await listedIn(client, classroomId)
  const users = await client.user.findMany({
    where: { learnerId: { in: [...new Set(changes.map(({ learnerId }) => learnerId))] } },
    select: { id: true, learnerId: true },
  })
  const userOf = new Map(users.map(({ id, learnerId }) => [learnerId, id]))
  const byUser = new Map<string | undefined, Change[]>()
  for (const change of changes) {
    const userId = userOf.get(change.learnerId)
    byUser.set(userId, [...(byUser.get(userId) ?? []), change])
  }
  return learners.flatMap((learner) => {
    const own = byUser.get(learner.userId)
    if (!own) return []
    const before = answersOf(learner.userId)
    const override = overrides?.get(learner.userId)
    const pointsBy = (some: Answers) => gradeOf(gradedIn(column, learner, some, override)).points
    const [from, to] = [pointsBy(before), pointsBy(changed(before, own))]
    return from === to ? [] : [{ userId: learner.userId, name: learner.name, from, to }]
  })
}

function changed(answers: Answers, changes: readonly Change[]): Answers {
  const bySequence = new Map(changes.map((change) => [change.sequence, change]))
  const worth = (answer: Answer): Answer => {
    const change = bySequence.get(answer.sequence)
    return change ? { ...answer, earned: change.earned, of: change.of } : answer
  }
  return new Map([...answers].map(([questionId, list]) => [questionId, list.map(worth)]))
}
