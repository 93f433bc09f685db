import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BackupRefused, backup, copyInto, restore } from './backup.ts'
import { contentsOf, NotEmpty } from './copy.ts'
import { Prisma } from './generated/sqlite/client.ts'
import { modelsInOrder } from './models.ts'
import { emptyPlace, sqlitePlace, type TemporaryDatabase, temporaryDatabase } from './temporary-database.ts'

vi.setConfig({ testTimeout: 90_000 })

let db: TemporaryDatabase
let folder: string
beforeEach(() => {
  db = temporaryDatabase()
  folder = mkdtempSync(join(tmpdir(), 'four-waves-copy-'))
})
afterEach(async () => {
  await db.remove()
  rmSync(folder, { recursive: true })
})

/** Something for a column that a key points to, the same wherever it is pointed from. */
const value = (type: string, name: string, nth: number): unknown => {
  if (type === 'String')
    return /id$/i.test(name) && !/^(accountId|providerId|questionId)$/.test(name) ? `row ${nth}` : `${name} "${nth}" 四`
  if (type === 'Json') return nth === 0 ? null : { nth, list: [0.1, null, '二'], ключ: true }
  if (type === 'DateTime') return new Date(Date.UTC(2027, 2, 28, 1, 59, 59, nth === 0 ? 0 : 987))
  if (type === 'Float') return nth + 0.1
  if (type === 'Boolean') return nth % 2 === 0
  return nth
}

/** Rows in every table, from the models: a new one cannot be forgotten. */
async function fill(rows: number) {
  const client = db.client as unknown as Record<string, { createMany(data: object): Promise<unknown> }>
  for (const { name, fields } of modelsInOrder()) {
    const data = Array.from({ length: rows }, (_, nth) =>
      Object.fromEntries(
        fields.map((field) => {
          const made = value(field.type, field.name, nth)
          return [field.name, field.type === 'Json' && made === null ? Prisma.JsonNull : made]
        }),
      ),
    )
    await client[name[0]!.toLowerCase() + name.slice(1)]!.createMany({ data })
  }
}

const many = () => Array.from({ length: 1_200 }, () => ({ id: randomUUID(), tokenHash: randomUUID() }))

test('a backup holds every row of every table, page after page, and is restored as it was', async () => {
  await fill(3)
  await db.client.learner.createMany({ data: many() })
  const before = await contentsOf(db)
  for (const [table, { rows }] of Object.entries(before)) expect(rows, table).toBeGreaterThanOrEqual(3)
  const file = join(folder, 'backup.db')
  await backup(db.location, file)
  const place = emptyPlace()
  await place.create()
  expect(await restore(file, place.location)).toEqual(before)
  expect(readdirSync(folder)).toEqual(['backup.db'])
  await place.remove()
})

test('an SQLite file is moved to the last row, once', async () => {
  await fill(3)
  const file = join(folder, 'backup.db')
  await backup(db.location, file)
  const before = await contentsOf(db)
  const place = emptyPlace()
  await place.create()
  expect(await copyInto({ provider: 'sqlite', file }, place.location)).toEqual(before)
  await expect(copyInto({ provider: 'sqlite', file }, place.location)).rejects.toThrow(NotEmpty)
  await place.remove()
})

test('a sum tells a changed value', async () => {
  await fill(2)
  const before = (await contentsOf(db)).Learner
  await db.client.learner.update({ where: { id: 'row 0' }, data: { createdAt: new Date(0) } })
  expect((await contentsOf(db)).Learner).not.toEqual(before)
})

test('a backup is never written over another file, and what is no backup is refused', async () => {
  const file = join(folder, 'backup.db')
  writeFileSync(file, 'not a database, but somebody’s')
  await expect(backup(db.location, file)).rejects.toThrow(BackupRefused)
  const place = sqlitePlace()
  await expect(restore(file, place.location)).rejects.toThrow()
  await expect(restore(join(folder, 'none.db'), place.location)).rejects.toThrow(BackupRefused)
  await place.remove()
})
