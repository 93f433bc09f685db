import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TemporaryDatabase, temporaryDatabase } from './temporary-database.ts'

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
})
afterEach(() => db.remove())

const learner = (id: string) => ({ id, tokenHash: `hash of ${id}` })

const attempt = (id: string, answer: unknown, sequence = 1) => ({
  learnerId: 'lea',
  id,
  questionId: 'first-wave-flags',
  contentVersion: 'v1',
  seed: 1,
  answer: answer as never,
  bodyHash: 'hash',
  status: 'graded',
  earned: 0.5,
  of: 1,
  feedback: { why: { en: 'because', zh: '因为' } },
  sequence,
})

test('every kind of JSON answer is read back as it was written', async () => {
  await db.client.learner.create({ data: learner('lea') })
  const answers = ['fin', '60', 60, 1.5, -0.1, 1e300, true, [], ['a', 'b'], { client: 'CLOSED', ключ: [null, '二'] }]
  for (const [index, answer] of answers.entries()) {
    await db.client.attempt.create({ data: attempt(`a${index}`, answer, index) })
  }
  const rows = await db.client.attempt.findMany({ orderBy: { sequence: 'asc' } })
  expect(rows.map((row) => row.answer)).toEqual(answers)
})

test('a date is read back to the millisecond', async () => {
  const createdAt = new Date('2026-02-28T23:59:59.987Z')
  await db.client.learner.create({ data: { ...learner('lea'), createdAt } })
  expect((await db.client.learner.findFirstOrThrow()).createdAt).toEqual(createdAt)
})

test('what breaks a rule of the schema is refused with the code of that rule', async () => {
  await db.client.learner.create({ data: learner('lea') })
  await expect(db.client.learner.create({ data: learner('lea') })).rejects.toMatchObject({ code: 'P2002' })
  await expect(db.client.attempt.create({ data: { ...attempt('a', 1), learnerId: 'nobody' } })).rejects.toMatchObject({
    code: 'P2003',
  })
})

test('a write acknowledged beside a failing transaction is not undone with it', async () => {
  const acknowledged: string[] = []
  const plain = async (id: string) => {
    await sleep(Math.random() * 200)
    await db.client.learner.create({ data: learner(id) })
    acknowledged.push(id)
  }
  const failing = async (id: string) => {
    await sleep(Math.random() * 200)
    await db.client.$transaction(
      async (tx) => {
        await tx.learner.create({ data: learner(id) })
        await sleep(2)
        throw new Error('undo')
      },
      { maxWait: 10_000, timeout: 10_000 },
    )
  }
  const numbers = Array.from({ length: 100 }, (_, n) => n)
  await Promise.allSettled(numbers.flatMap((n) => [plain(`plain${n}`), failing(`failing${n}`)]))
  const stored = (await db.client.learner.findMany({ select: { id: true } })).map(({ id }) => id)
  expect(acknowledged).toHaveLength(100)
  expect(stored.sort()).toEqual(acknowledged.sort())
})

test('nobody sees the rows of a transaction that is still open', async () => {
  let committed = false
  let outside = Promise.resolve({ count: 0, committed })
  await db.client.$transaction(async (tx) => {
    await tx.learner.create({ data: learner('inside') })
    outside = db.client.learner.count().then((count) => ({ count, committed }))
    await sleep(20)
    committed = true
  })
  // SQLite lets it wait for the end; PostgreSQL shows what was there before.
  expect([
    { count: 0, committed: false },
    { count: 0, committed: true },
    { count: 1, committed: true },
  ]).toContainEqual(await outside)
  expect(await db.client.learner.count()).toBe(1)
})

test('a nested write and a batch are all or nothing', async () => {
  const taken = attempt('same', 1)
  const { learnerId: _, ...nested } = taken
  await expect(
    db.client.learner.create({ data: { ...learner('lea'), attempts: { create: [nested, nested] } } }),
  ).rejects.toMatchObject({ code: 'P2002' })
  await expect(
    db.client.$transaction([
      db.client.learner.create({ data: learner('a') }),
      db.client.learner.create({ data: learner('a') }),
    ]),
  ).rejects.toMatchObject({ code: 'P2002' })
  expect(await db.client.learner.count()).toBe(0)
})

test('a transaction that overran its time leaves the database to the others', async () => {
  await expect(
    db.client.$transaction(
      async (tx) => {
        await tx.learner.create({ data: learner('slow') })
        await sleep(150)
        await tx.learner.create({ data: learner('too late') })
      },
      { timeout: 50 },
    ),
  ).rejects.toMatchObject({ code: 'P2028' })
  await db.client.learner.create({ data: learner('next') })
  expect(await db.client.learner.findMany({ select: { id: true } })).toEqual([{ id: 'next' }])
})
