import { randomUUID } from 'node:crypto'
import { database } from '../database/database.ts'
import { createAssignment, putPublication } from './assignments.ts'
import { body, now, type TestClass } from './class-fixture.ts'
import { getAssignment } from './seeing.ts'

type Handler = (request: Request, now?: Date) => Promise<Response>
type Person = TestClass['lea']

/** For tests: somebody asks a handler at a moment of the server's clock. */
export const ask = (
  { browser }: Person,
  handler: Handler,
  path: string,
  { method, body, at = now }: { method?: string; body?: unknown; at?: Date } = {},
) => browser.ask((request) => handler(request, at), path, { ...(method ? { method } : {}), ...(body ? { body } : {}) })

export async function assigned(school: TestClass, change: Parameters<typeof body>[0] = {}, published = true) {
  const path = `/api/classes/${school.id}/assignments`
  const made = await ask(school.teacher, createAssignment, path, { method: 'POST', body: body(change) })
  if (made.status !== 200) throw new Error(JSON.stringify(made.body))
  const id = String(made.body.id)
  if (published) await publish(school.teacher, id)
  return id
}

export const publish = (teacher: Person, id: string, published = true) =>
  ask(teacher, putPublication, `/api/assignments/${id}/publication`, { method: 'PUT', body: { published } })

/** An answer that the server stored at this moment. */
export async function answeredAt(
  { browser }: Person,
  at: Date,
  value: unknown = 'fin-ack',
  questionId = 'test-choice',
) {
  const id = randomUUID()
  const reply = await browser.answer(questionId, value, id)
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
  await database().client.attempt.updateMany({ where: { id }, data: { createdAt: at } })
}

export interface Mine {
  standing: { state: string; done: number; questions: number; now: { percent: number; code: string; lateMs: number } }
  grade: { points: number | null; by: string }
  window: { dueAt: number; closesAt: number; extended: boolean; attemptsAllowed: number | null }
  items: {
    worth: number
    share: number
    questions: {
      questionId: string
      left: number | null
      answers: { verdict: string; handIn: { percent: number } }[]
    }[]
  }[]
}

export async function mineOf(person: Person, id: string, at = now): Promise<Mine> {
  const { body } = await ask(person, getAssignment, `/api/assignments/${id}?locale=en`, { at })
  return body.mine as Mine
}
