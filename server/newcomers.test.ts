import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TemporaryDatabase, temporaryDatabase } from './database/temporary-database.ts'
import { findLearner } from './learners.ts'
import { recall, welcome } from './newcomers.ts'

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
})
afterEach(() => db.remove())

const minute = 60_000

test('the same attempt from the same address is the same newcomer, for ten minutes', async () => {
  const first = await welcome('192.0.2.1', 'press', 0)
  expect(await welcome('192.0.2.1', 'press', 10 * minute)).toEqual(first)
  expect((await welcome('192.0.2.1', 'press', 10 * minute + 1)).learner).not.toEqual(first.learner)
})

test('many who come with the same attempt at once are one learner, whose token opens the record', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => welcome('192.0.2.1', 'press', 0)))
  for (const each of all) expect(each).toEqual(all[0])
  expect(await db.client.learner.count()).toBe(1)
  expect(await findLearner(all[0]?.token)).toEqual(all[0]?.learner)
})

test('another attempt, or another address, is somebody else', async () => {
  const first = await welcome('192.0.2.2', 'press', 0)
  expect((await welcome('192.0.2.2', 'other press', 0)).learner).not.toEqual(first.learner)
  expect((await welcome('192.0.2.3', 'press', 0)).learner).not.toEqual(first.learner)
  expect(await recall('192.0.2.4', 'press', 0)).toBeUndefined()
})

test('a newcomer who was deleted is nobody to be remembered', async () => {
  const { learner } = await welcome('192.0.2.5', 'press', 0)
  await db.client.learner.delete({ where: { id: learner.id } })
  expect(await recall('192.0.2.5', 'press', 0)).toBeUndefined()
})

test('what is kept of a newcomer holds no token, and goes after ten minutes', async () => {
  const { token } = await welcome('192.0.2.6', 'press', 0)
  expect(JSON.stringify([await db.client.newcomer.findMany(), await db.client.learner.findMany()])).not.toContain(token)
  await welcome('192.0.2.7', 'press', 11 * minute)
  expect(await db.client.newcomer.count()).toBe(1)
})
