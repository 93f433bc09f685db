import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { visitor } from './asking.ts'
import { sqlitePlace, type TemporaryDatabase, temporaryDatabase } from './database/temporary-database.ts'

vi.mock('./course.ts', async () => ({ course: (await import('./course-fixture.ts')).testCourse }))
vi.setConfig({ testTimeout: 60_000 })

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase({ place: sqlitePlace() })
})
afterEach(() => db.remove())

const pragma = async (sql: string) =>
  Object.values((await db.client.$queryRawUnsafe<object[]>(`PRAGMA ${sql}`))[0] ?? {})[0]

test('a full disk is a database that is away: the answer is refused for now, and stored once there is room (R3)', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const lea = visitor()
  await lea.answer('test-choice', 'fin')
  await pragma(`max_page_count = ${await pragma('page_count')}`)
  const presses: string[] = []
  let refused: Awaited<ReturnType<typeof lea.answer>> | undefined
  while (!refused && presses.length < 500) {
    presses.push(randomUUID())
    const reply = await lea.answer('test-choice', 'fin', presses.at(-1))
    if (reply.status !== 200) refused = reply
  }
  expect(refused).toMatchObject({ status: 503, body: { code: 'database-unavailable' } })
  expect(Number(refused?.headers.get('retry-after'))).toBeLessThanOrEqual(6)
  await pragma('max_page_count = 1000000')
  expect((await lea.answer('test-choice', 'fin', presses.at(-1))).status).toBe(200)
  expect(await db.client.attempt.count()).toBe(presses.length + 1)
  expect(await pragma('integrity_check')).toBe('ok')
  log.mockRestore()
})
