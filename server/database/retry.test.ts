import { expect, test } from 'vitest'
import { DatabaseBusy, isBusy, retryWhenBusy } from './retry.ts'

const failing = (times: number, code: string) => {
  const calls = { count: 0 }
  const work = async () => {
    calls.count++
    if (calls.count <= times) throw Object.assign(new Error(code), { code })
    return 'stored'
  }
  return { work, calls }
}

test.each(['P1008', 'P2034', 'P1001', 'P1017'])(
  'work that fails with %s is tried again, for as long as whoever asked waits',
  async (code) => {
    const { work } = failing(3, code)
    expect(await retryWhenBusy(work)).toBe('stored')
    const hopeless = failing(1_000, code)
    await expect(retryWhenBusy(hopeless.work, 60)).rejects.toThrow(DatabaseBusy)
    expect(hopeless.calls.count).toBeGreaterThan(1)
  },
)

test('any other failure is passed on at once', async () => {
  const { work, calls } = failing(1, 'P2002')
  await expect(retryWhenBusy(work)).rejects.toThrow('P2002')
  expect(calls.count).toBe(1)
})

test.each([
  ['57P01', true],
  ['57P03', true],
  ['08006', true],
  ['53100', true],
  ['55P03', true],
  ['40P01', true],
  ['SQLITE_BUSY', true],
  ['SQLITE_BUSY_SNAPSHOT', true],
  ['SQLITE_CONSTRAINT', false],
  ['42601', false],
  ['22P02', false],
])('the database says %s of a raw query: busy is %s', (originalCode, busy) => {
  const meta = { driverAdapterError: { cause: { originalCode } } }
  expect(isBusy(Object.assign(new Error('refused'), { code: 'P2010', meta }))).toBe(busy)
})

test('a connection that was cut is a database that is away', () => {
  expect(isBusy(new Error('Connection terminated unexpectedly'))).toBe(true)
  expect(isBusy(new Error('timeout exceeded when trying to connect'))).toBe(true)
  expect(isBusy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))).toBe(true)
  expect(isBusy(new Error('something else'))).toBe(false)
})
