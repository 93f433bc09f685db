import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type TemporaryDatabase, temporaryDatabase, testedProvider } from './database/temporary-database.ts'
import { health } from './health.ts'

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
})
afterEach(() => db.remove())

test('healthy is a database that takes a write, and room on the disk', async () => {
  expect(await health(0)).toEqual({
    status: 'ok',
    database: 'ok',
    freeMegabytes: testedProvider === 'sqlite' ? expect.any(Number) : null,
  })
})

test('a database without its tables is not healthy', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  await db.client.$executeRawUnsafe('ALTER TABLE "Attempt" RENAME TO "Gone"')
  expect(await health(10_000)).toMatchObject({ status: 'failing', database: 'failing' })
  expect(log).toHaveBeenCalled()
  log.mockRestore()
})

test('many probes in a second are one', async () => {
  const first = health(20_000)
  expect(health(20_999)).toBe(first)
  const next = health(21_000)
  expect(next).not.toBe(first)
  await Promise.all([first, next])
})

test('after the clock was set back, the next probe looks again', async () => {
  const before = health(7_230_000)
  const after = health(3_630_000)
  expect(after).not.toBe(before)
  await Promise.all([before, after])
})
