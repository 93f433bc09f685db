import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sqlitePlace, type TemporaryDatabase, temporaryDatabase } from './temporary-database.ts'

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase({ place: sqlitePlace() })
})
afterEach(() => db.remove())

test('the file is in WAL mode, every commit is flushed, and nothing waits long for a busy file', async () => {
  const ask = (pragma: string) =>
    db.client.$queryRawUnsafe<object[]>(`PRAGMA ${pragma}`).then((rows) => Object.values(rows[0]!)[0])
  expect(await ask('journal_mode')).toBe('wal')
  expect(Number(await ask('synchronous'))).toBe(2)
  expect(Number(await ask('foreign_keys'))).toBe(1)
  expect(Number(await ask('busy_timeout'))).toBe(20)
})

test('a transaction that got no turn in time leaves nothing locked', async () => {
  const long = db.client.$transaction(async (tx) => {
    await tx.learner.count()
    await sleep(200)
  })
  await sleep(20)
  await expect(db.client.$transaction(async (tx) => tx.learner.count(), { maxWait: 50 })).rejects.toMatchObject({
    code: 'P2028',
  })
  await long
  expect(await db.client.$transaction((tx) => tx.learner.count())).toBe(0)
})
