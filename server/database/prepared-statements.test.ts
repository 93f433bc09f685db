import { expect, test } from 'vitest'
import { PreparedStatements } from './prepared-statements.ts'
import { temporaryDatabase, testedProvider } from './temporary-database.ts'

test('a statement keeps its name, and another has another', () => {
  const prepared = new PreparedStatements()
  const one = prepared.nameOf('SELECT $1', 1)
  expect(one).not.toBe('')
  expect(prepared.nameOf('SELECT $1', 1)).toBe(one)
  expect(prepared.nameOf('SELECT $1 + 1', 1)).not.toBe(one)
})

test('what asks for nothing, or for a long list, is not kept', () => {
  const prepared = new PreparedStatements()
  expect(prepared.nameOf('BEGIN', 0)).toBe('')
  expect(prepared.nameOf('SELECT 1 WHERE $1 IN (...)', 500)).toBe('')
})

test('a connection does not keep more and more statements', () => {
  const prepared = new PreparedStatements()
  const names = Array.from({ length: 1_000 }, (_, nth) => prepared.nameOf(`SELECT ${nth} + $1`, 1))
  expect(new Set(names).size).toBe(201)
  expect(names.at(-1)).toBe('')
  expect(prepared.nameOf('SELECT 0 + $1', 1)).toBe(names[0])
})

test.runIf(testedProvider === 'postgresql')(
  'PostgreSQL holds what was asked once, and gives other rows next time',
  async () => {
    const db = temporaryDatabase()
    await db.client.learner.create({ data: { id: 'lea', tokenHash: 'hash' } })
    await db.client.$transaction(async (client) => {
      const find = (id: string) => client.learner.findUnique({ where: { id }, select: { id: true } })
      expect([await find('lea'), await find('tom')]).toEqual([{ id: 'lea' }, null])
      const held = await client.$queryRaw<{ statement: string; used: bigint }[]>`
      SELECT statement, generic_plans + custom_plans AS used FROM pg_prepared_statements
      WHERE statement LIKE '%"Learner"%' AND statement LIKE 'SELECT%'`
      expect(held).toEqual([{ statement: expect.any(String), used: 2n }])
    })
    await db.remove()
  },
)
