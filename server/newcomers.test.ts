import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TemporaryDatabase, temporaryDatabase } from './database/temporary-database.ts'
import { recall, welcome } from './newcomers.ts'

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
})
afterEach(() => db.remove())

const minute = 60_000

test('the same attempt from the same address is the same newcomer, for ten minutes', async () => {
  const first = await welcome('192.0.2.1', 'press', 0)
  expect(await welcome('192.0.2.1', 'press', 10 * minute)).toBe(first)
  expect(await welcome('192.0.2.1', 'press', 10 * minute + 1)).not.toBe(first)
})

test('another attempt, or another address, is somebody else', async () => {
  const first = await welcome('192.0.2.2', 'press', 0)
  expect((await welcome('192.0.2.2', 'other press', 0)).learner).not.toEqual(first.learner)
  expect((await welcome('192.0.2.3', 'press', 0)).learner).not.toEqual(first.learner)
  expect(recall('192.0.2.4', 'press', 0)).toBeUndefined()
})

test('a newcomer who could not be stored is not remembered', async () => {
  await db.client.$executeRawUnsafe('ALTER TABLE "Learner" RENAME TO "Gone"')
  await expect(welcome('192.0.2.5', 'press', 0)).rejects.toThrow()
  await db.client.$executeRawUnsafe('ALTER TABLE "Gone" RENAME TO "Learner"')
  await expect(welcome('192.0.2.5', 'press', 0)).resolves.toBeDefined()
})
