import { randomUUID } from 'node:crypto'
import type { visitor } from './asking.ts'
import { database } from './database/database.ts'

type Visitor = ReturnType<typeof visitor>

/** For tests: answers with a time of the past, as if the learner had been here then. */
export async function answeredAt(lea: Visitor, at: string, questionId: string, answer: unknown, more: object = {}) {
  const id = randomUUID()
  const reply = await lea.answer(questionId, answer, id, more)
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
  await database().client.attempt.updateMany({ where: { id }, data: { createdAt: new Date(at) } })
  return reply
}
