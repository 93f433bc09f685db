import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import { migrate, migrationsOf } from './migrate.ts'
import { emptyPlace, type Place } from './temporary-database.ts'

let place: Place
beforeEach(async () => {
  place = emptyPlace()
  await place.create()
})
afterEach(() => place.remove())

const next = (name: string, sql: string) => [...migrationsOf(place.location.provider), { name, sql }]
const adding = 'ALTER TABLE "Learner" ADD COLUMN "mood" TEXT;'

async function query(sql: string) {
  const opened = openDatabase(place.location)
  return opened.client.$queryRawUnsafe<object[]>(sql).finally(() => opened.close())
}

test('what is applied is not applied again', async () => {
  expect(await migrate(place.location)).toEqual([])
  expect(await migrate(place.location, next('9_mood', adding))).toEqual(['9_mood'])
  expect(await migrate(place.location, next('9_mood', adding))).toEqual([])
})

test('a migration that breaks half way has changed nothing, and is applied whole once it is mended (R11)', async () => {
  const broken = next('9_mood', `${adding} INSERT INTO "Nowhere" VALUES (1);`)
  await expect(migrate(place.location, broken)).rejects.toThrow()
  await expect(query('SELECT "mood" FROM "Learner"')).rejects.toThrow()
  expect(await migrate(place.location, next('9_mood', adding))).toEqual(['9_mood'])
  expect(await query('SELECT "mood" FROM "Learner"')).toEqual([])
})

test('two that start at once apply it once', async () => {
  const both = await Promise.allSettled([1, 2].map(() => migrate(place.location, next('9_mood', adding))))
  const applied = both.flatMap((each) => (each.status === 'fulfilled' ? each.value : []))
  expect(applied).toEqual(['9_mood'])
})
