import { expect, test } from 'vitest'
import { Prisma } from './generated/sqlite/client.ts'
import { modelsInOrder } from './models.ts'

test('every model is there, with every column that the client knows', () => {
  const read = Object.fromEntries(modelsInOrder().map(({ name, fields }) => [name, fields.map((field) => field.name)]))
  const columns = Prisma as unknown as Record<string, Record<string, string>>
  const known = Object.keys(Prisma.ModelName).map((name) => [name, Object.values(columns[`${name}ScalarFieldEnum`]!)])
  expect(read).toEqual(Object.fromEntries(known))
})

test('a model comes after those that it refers to, and has a key', () => {
  const seen = new Set<string>()
  for (const { name, key, references } of modelsInOrder()) {
    expect(references.filter((each) => each !== name && !seen.has(each))).toEqual([])
    expect(key.length, name).toBeGreaterThan(0)
    seen.add(name)
  }
})
