import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Scenario } from '../tcp/scenario.ts'
import { visitor } from './asking.ts'
import { halfClosed } from './course-fixture.ts'
import { type TemporaryDatabase, temporaryDatabase } from './database/temporary-database.ts'
import { askedVariant } from './variants.ts'

vi.mock('./course.ts', async () => ({ course: (await import('./course-fixture.ts')).testCourse }))

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
})
afterEach(() => db.remove())

const body = (change: object) => JSON.stringify({ questionId: 'test-choice', seed: 1, answer: 'fin', ...change })

test('the reply brings the next variant, in the language of the question, without its answer', async () => {
  const { body } = await visitor().answer('test-choice', 'fin', randomUUID(), { locale: 'zh' })
  const next = body.next as { seed: number; question: { seed: number; options: object[] } }
  expect(next.question).toMatchObject({ id: 'test-choice', kind: 'one-choice', seed: next.seed })
  expect(next.seed).not.toBe(1)
  expect(JSON.stringify(next)).not.toContain('why')
})

test('the run that shows the answer comes with the grade, again when it is sent again, and not before', async () => {
  const lea = visitor()
  const before = await lea.ask(askedVariant, '/api/questions/test-choice?locale=en')
  expect(JSON.stringify(before.body)).not.toContain('script')
  const id = randomUUID()
  const replies = [await lea.answer('test-choice', 'fin', id), await lea.answer('test-choice', 'fin', id)]
  expect(replies.map(({ body }) => body.see)).toEqual([halfClosed, halfClosed])
  expect(replies[1]!.body).toEqual(replies[0]!.body)
  expect(JSON.stringify(replies[0]!.body.next)).not.toContain('script')
  expect((await lea.answer('test-choice', null)).body).not.toHaveProperty('see')
  expect((await lea.answer('test-number', 1)).body).not.toHaveProperty('see')
})

test('the run of a variant has the numbers of the variant that was answered', async () => {
  const lea = visitor()
  const asked = async () => {
    const { body } = await lea.ask(askedVariant, '/api/questions/test-varied?locale=en')
    return Number(/At (\d+) ms/.exec((body.question as { prompt: string }).prompt)![1])
  }
  for (const _ of [1, 2, 3]) {
    const at = await asked()
    const { see } = (await lea.answer('test-varied', 1)).body as { see: Scenario }
    expect(see.script.find((call) => call.do === 'close')).toMatchObject({ host: 'client', at })
  }
})

test('a variant is graded once: another answer to it, from another tab, is told what is next (R6)', async () => {
  const lea = visitor()
  const first = await lea.answer('test-choice', 'fin')
  const next = (first.body.next as { seed: number }).seed
  const other = await lea.send(body({ id: randomUUID(), answer: 'fin-ack' }))
  expect([other.status, other.body.code]).toEqual([409, 'variant-answered'])
  expect(other.body.next).toMatchObject({ seed: next, question: { seed: next } })
  expect(JSON.stringify(other.body)).not.toContain('always an ACK')
  expect(await lea.progress()).toMatchObject({ questions: { 'test-choice': { attempts: 1, best: { earned: 0 } } } })
  expect((await lea.send(body({ id: randomUUID(), seed: next, answer: 'fin-ack' }))).body).toMatchObject({ earned: 1 })
})

test('two answers to one variant at the same time: one is graded (R6)', async () => {
  const lea = visitor()
  await lea.answer('test-number', 1)
  const replies = await Promise.all(
    ['fin', 'fin-ack'].map((value) => lea.send(body({ id: randomUUID(), answer: value }))),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('an answer that could not be graded does not use its variant up', async () => {
  const lea = visitor()
  const first = await lea.answer('test-choice', null)
  expect(first.body).not.toHaveProperty('next')
  expect((await lea.send(body({ id: randomUUID() }))).body).toMatchObject({ status: 'graded' })
})

test('a seed that the server did not issue to this learner is refused', async () => {
  const [lea, tom] = [visitor(), visitor()]
  const issued = (await lea.answer('test-choice', 'fin')).body.next as { seed: number }
  await tom.answer('test-choice', 'fin')
  for (const seed of [0, 2, 77, issued.seed]) {
    const reply = await tom.send(body({ id: randomUUID(), seed }))
    expect([reply.status, reply.body.code]).toEqual([422, 'seed-not-issued'])
  }
})
