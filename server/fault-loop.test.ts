import { randomUUID } from 'node:crypto'
import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { DriverAdapterError } from '@prisma/driver-adapter-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { visitor } from './asking.ts'
import { type TemporaryDatabase, temporaryDatabase } from './database/temporary-database.ts'

vi.mock('./course.ts', async () => ({ course: (await import('./course-fixture.ts')).testCourse }))

type Moment = 'before' | 'after'

/** A database whose nth statement fails: before it ran, or after, when only its result was lost. */
function failingAt(nth: number, moment: Moment) {
  const seen = { statements: 0 }
  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    seen.statements++
    const fails = seen.statements === nth
    const fault = () => new DriverAdapterError({ kind: 'sqlite', extendedCode: 10, message: 'disk I/O error' })
    if (fails && moment === 'before') throw fault()
    const result = await work()
    if (fails) throw fault()
    return result
  }
  const wrap = (factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory => ({
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => faulty(await factory.connect()),
  })
  const faulty = (inner: SqlDriverAdapter): SqlDriverAdapter => ({
    provider: inner.provider,
    adapterName: inner.adapterName,
    queryRaw: (query) => counted(() => inner.queryRaw(query)),
    executeRaw: (query) => counted(() => inner.executeRaw(query)),
    executeScript: (script) => inner.executeScript(script),
    startTransaction: (level) => inner.startTransaction(level),
    dispose: () => inner.dispose(),
  })
  return { wrap, seen }
}

let db: TemporaryDatabase
afterEach(() => db.remove())

const numbers = Array.from({ length: 20 }, (_, index) => index + 1)
const cases = numbers.flatMap((nth) => (['before', 'after'] as const).map((moment) => [nth, moment] as const))

test.each(cases)(
  'statement %i fails %s it ran: every press is stored once, and progress agrees (R2)',
  async (nth, moment) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { wrap, seen } = failingAt(nth, moment)
    db = temporaryDatabase({ wrap })
    const lea = visitor()
    const presses = Array.from({ length: 12 }, (_, index) => ({
      id: randomUUID(),
      answer: index % 3 === 1 ? 'fin-ack' : 'fin',
    }))
    const statuses: number[] = []
    for (const { id, answer } of presses) {
      // As the browser does: the same attempt again until it is answered.
      for (let sent = 0; statuses.at(-1) !== 200 || sent === 0; sent++) {
        expect(sent).toBeLessThan(3)
        statuses.push((await lea.answer('test-choice', answer, id)).status)
      }
    }
    expect(seen.statements).toBeGreaterThanOrEqual(20)
    expect(statuses.filter((status) => status !== 200)).toEqual([500])
    const rows = await db.client.attempt.findMany({ orderBy: { sequence: 'asc' } })
    expect(rows.map(({ id, answer }) => ({ id, answer }))).toEqual(presses)
    expect(await lea.progress()).toMatchObject({
      questions: { 'test-choice': { attempts: 12, best: { earned: 1, of: 1 }, last: { earned: 0, of: 1 } } },
    })
    log.mockRestore()
  },
)
