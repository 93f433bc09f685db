import type { SqlDriverAdapter, SqlQuery } from '@prisma/driver-adapter-utils'
import { expect, test } from 'vitest'
import { oneAtATime } from './one-at-a-time.ts'

const query = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] })
const nothing = { columnNames: [], columnTypes: [], rows: [] }

/** A connection that writes down what it is asked, in the order of arrival, and fails where it is told to. */
async function connection(fails: string[] = []) {
  const log: string[] = []
  const run = async (sql: string) => {
    log.push(sql)
    if (fails.includes(sql)) throw new Error(`${sql} failed`)
  }
  const inner: SqlDriverAdapter = {
    provider: 'sqlite',
    adapterName: 'notebook',
    queryRaw: async ({ sql }) => run(sql).then(() => nothing),
    executeRaw: async ({ sql }) => run(sql).then(() => 1),
    executeScript: run,
    startTransaction: () => Promise.reject(new Error('not used')),
    dispose: async () => {},
  }
  const adapter = await oneAtATime({
    provider: 'sqlite',
    adapterName: 'notebook',
    connect: async () => inner,
  }).connect()
  return { adapter, log }
}

test('a query that comes while a transaction is open runs after its end', async () => {
  const { adapter, log } = await connection()
  const transaction = await adapter.startTransaction()
  const outside = adapter.executeRaw(query('outside'))
  await transaction.executeRaw(query('inside'))
  await transaction.commit()
  await outside
  expect(log).toEqual(['BEGIN IMMEDIATE', 'inside', 'COMMIT', 'outside'])
})

test('transactions follow one another', async () => {
  const { adapter, log } = await connection()
  const first = await adapter.startTransaction()
  const second = adapter.startTransaction()
  await first.executeRaw(query('first'))
  await first.rollback()
  await (await second).commit()
  expect(log).toEqual(['BEGIN IMMEDIATE', 'first', 'ROLLBACK', 'BEGIN IMMEDIATE', 'COMMIT'])
})

test('a failing query lets the next one in', async () => {
  const { adapter, log } = await connection(['bad'])
  await expect(adapter.executeRaw(query('bad'))).rejects.toThrow('bad failed')
  await adapter.queryRaw(query('good'))
  expect(log).toEqual(['bad', 'good'])
})

test.each(['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'])('a %s that fails leaves nothing locked', async (statement) => {
  const { adapter, log } = await connection([statement])
  const whole = async () => {
    const transaction = await adapter.startTransaction()
    if (statement === 'ROLLBACK') await transaction.rollback()
    else await transaction.commit()
  }
  if (statement === 'ROLLBACK') await whole()
  else await expect(whole()).rejects.toThrow(`${statement} failed`)
  await adapter.executeRaw(query('next'))
  expect(log.at(-1)).toBe('next')
})

test('a COMMIT that fails is undone before the next query', async () => {
  const { adapter, log } = await connection(['COMMIT'])
  const transaction = await adapter.startTransaction()
  await expect(transaction.commit()).rejects.toThrow('COMMIT failed')
  await adapter.executeRaw(query('next'))
  expect(log).toEqual(['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK', 'next'])
})

test('a transaction that has ended accepts no more queries and ends only once', async () => {
  const { adapter, log } = await connection()
  const transaction = await adapter.startTransaction()
  await transaction.rollback()
  await transaction.rollback()
  await transaction.commit()
  await expect(transaction.executeRaw(query('late'))).rejects.toMatchObject({
    cause: { kind: 'TransactionAlreadyClosed' },
  })
  expect(log).toEqual(['BEGIN IMMEDIATE', 'ROLLBACK'])
})

test('savepoints stay inside their transaction', async () => {
  const { adapter, log } = await connection()
  const transaction = await adapter.startTransaction()
  await transaction.createSavepoint?.('s1')
  await transaction.rollbackToSavepoint?.('s1')
  await transaction.releaseSavepoint?.('s1')
  await transaction.commit()
  expect(log).toEqual(['BEGIN IMMEDIATE', 'SAVEPOINT s1', 'ROLLBACK TO s1', 'RELEASE SAVEPOINT s1', 'COMMIT'])
})

test('an isolation level that SQLite does not have is refused', async () => {
  const { adapter } = await connection()
  await expect(adapter.startTransaction('READ COMMITTED')).rejects.toMatchObject({
    cause: { kind: 'InvalidIsolationLevel' },
  })
})
