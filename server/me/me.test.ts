import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { visitor } from '../asking.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { answeredAt } from '../learner-fixture.ts'
import { putSettings } from '../settings.ts'
import { visit } from '../visits.ts'
import { deleteMe } from './delete.ts'
import { exportMe } from './export.ts'
import { importMe } from './import.ts'

vi.mock('../course.ts', async () => ({ course: (await import('../course-fixture.ts')).testCourse }))

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
})
afterEach(() => db.remove())

type Visitor = ReturnType<typeof visitor>
type File = Record<string, object[]> & { attempts: { id: string; sequence: number; createdAt: string }[] }
const exported = async (lea: Visitor) => (await lea.ask(exportMe, '/api/me/export')).body as unknown as File
const imported = (lea: Visitor, body: unknown) =>
  lea.ask((request) => importMe(request), '/api/me/import', { method: 'POST', body })
const deleted = (lea: Visitor) => lea.ask((request) => deleteMe(request), '/api/me', { method: 'DELETE' })

/** Every table of the schema that belongs to a learner, however it comes to be there; accounts/privacy.test.ts has the users'. */
const tables = [...readFileSync('prisma/schema.prisma', 'utf8').matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)]
  .filter(([, name, body]) => name === 'Learner' || (name !== 'User' && /^\s+learnerId\s/m.test(body!)))
  .map(([, name]) => name!)
const count = async (table: string) =>
  Number((await db.client.$queryRawUnsafe<{ n: bigint }[]>(`SELECT COUNT(*) AS n FROM "${table}"`))[0]?.n)
const counts = async () => Object.fromEntries(await Promise.all(tables.map(async (each) => [each, await count(each)])))

/** A learner with a row in every table, and two attempts. */
async function learner(): Promise<Visitor> {
  const lea = visitor()
  await answeredAt(lea, '2026-11-20T12:00:00Z', 'test-choice', 'fin', { confidence: 'sure', locale: 'zh' })
  await answeredAt(lea, '2026-11-21T12:00:00Z', 'test-choice', 'fin-ack')
  await lea.ask(visit, '/api/visits', { method: 'POST', body: { lesson: 'test', finished: true } })
  await lea.ask((request) => putSettings(request), '/api/settings', { method: 'PUT', body: { streak: true } })
  const { id } = (await exported(lea)).attempts.at(-1)!
  const { learnerId } = await db.client.attempt.findFirstOrThrow({ where: { id } })
  await db.client.hintTaken.create({ data: { learnerId, questionId: 'test-challenge', seed: 1, hint: 0 } })
  await db.client.result.create({
    data: { learnerId, attemptId: id, contentVersion: 'new', earned: 0.5, of: 1, reason: 'a test' },
  })
  const then = new Date('2026-11-21T12:00:00Z')
  await db.client.savedScenario.create({ data: { learnerId, id: 's', name: 'Mine', scenario: {}, updatedAt: then } })
  await db.client.mockInterview.create({ data: { learnerId, id: 'm', state: {}, startedAt: then } })
  await db.client.mergedLearner.create({
    data: { learnerId, id: `${learnerId} before`, tokenHash: `${learnerId} before`, mergedAt: then },
  })
  return lea
}

describe('export', () => {
  test('has every table in which something of the learner is kept', async () => {
    const lea = await learner()
    for (const table of tables) expect(await count(table), table).toBeGreaterThan(0)
    const file = await exported(lea)
    expect(file).toMatchObject({ format: 'four-waves-learner', version: 1, learner: {}, settings: { streak: true } })
    const lists = {
      attempts: 'Attempt',
      results: 'Result',
      hints: 'HintTaken',
      visits: 'LessonVisit',
      scenarios: 'SavedScenario',
      mocks: 'MockInterview',
      merged: 'MergedLearner',
    }
    for (const [list, table] of Object.entries(lists)) expect(file[list]).toHaveLength(await count(table))
    // Of a newcomer a salt is kept, for ten minutes.
    expect(new Set(['Learner', 'Settings', 'Newcomer', ...Object.values(lists)])).toEqual(new Set(tables))
  })

  test('has every column, but neither the id nor the key of the learner', async () => {
    const lea = await learner()
    const row = await db.client.attempt.findFirstOrThrow({ orderBy: { sequence: 'asc' } })
    const file = await exported(lea)
    const { learnerId, ...columns } = row
    expect(file.attempts[0]).toEqual(JSON.parse(JSON.stringify(columns)))
    const { tokenHash } = await db.client.learner.findFirstOrThrow()
    for (const secret of [learnerId, tokenHash]) expect(JSON.stringify(file)).not.toContain(secret)
  })

  test('has nothing of anybody else', async () => {
    const [lea, tom] = [await learner(), visitor()]
    await tom.answer('test-number', 1)
    expect((await exported(tom)).attempts).toMatchObject([{ questionId: 'test-number' }])
    expect((await exported(lea)).attempts).toHaveLength(2)
  })

  test('there is none for nobody', async () => {
    expect((await visitor().ask(exportMe, '/api/me/export')).status).toBe(404)
  })
})

describe('import', () => {
  const own = ({ learner: _, merged: __, attempts, ...file }: File & { learner?: unknown; merged?: unknown }) => ({
    ...file,
    attempts: attempts.map((attempt) => ({ ...attempt, imported: null })),
  })

  test('elsewhere, it is the same record again, with a cookie of its own', async () => {
    const lea = await learner()
    const file = await exported(lea)
    const progress = await lea.progress()
    await deleted(lea)
    const again = visitor()
    expect((await imported(again, file)).body).toEqual({ attempts: 2 })
    expect(own(await exported(again))).toEqual(own(file))
    expect(await again.progress()).toEqual(progress)
  })

  test('a second time adds nothing', async () => {
    const lea = await learner()
    const file = await exported(lea)
    const before = await counts()
    expect((await imported(lea, file)).body).toEqual({ attempts: 0 })
    expect(await counts()).toEqual(before)
    const tom = visitor()
    await imported(tom, file)
    const once = await exported(tom)
    await imported(tom, file)
    expect(await exported(tom)).toEqual(once)
  })

  test('two files give the same record in either order', async () => {
    const [lea, tom] = [await learner(), visitor()]
    await answeredAt(tom, '2026-11-20T18:00:00Z', 'test-choice', 'fin-ack')
    await answeredAt(tom, '2026-11-19T18:00:00Z', 'test-number', 60)
    const files = [await exported(lea), await exported(tom)]
    const [forwards, backwards] = [visitor(), visitor()]
    for (const file of files) await imported(forwards, file)
    for (const file of files.toReversed()) await imported(backwards, file)
    const [one, other] = [await exported(forwards), await exported(backwards)]
    const comparable = (file: File) => file.attempts.map(({ id, sequence, createdAt }) => ({ id, sequence, createdAt }))
    expect(comparable(one)).toEqual(comparable(other))
    expect(comparable(one).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4])
    expect(await forwards.progress()).toEqual(await backwards.progress())
    expect({ ...one, learner: null, attempts: null }).toEqual({ ...other, learner: null, attempts: null })
  })

  test('who has a record keeps it: nothing is lost, and trying goes on', async () => {
    const lea = await learner()
    const file = await exported(lea)
    const tom = visitor()
    await tom.answer('test-choice', 'fin-ack')
    await imported(tom, file)
    expect((await exported(tom)).attempts).toHaveLength(3)
    expect((await tom.answer('test-choice', 'fin')).status).toBe(200)
    expect(await tom.progress()).toMatchObject({ questions: { 'test-choice': { attempts: 4 } } })
  })

  test('while answers come in: each of them is stored, and each file as a whole', async () => {
    const { attempts, ...file } = await exported(await learner())
    const tom = visitor()
    await tom.answer('test-choice', 'fin-ack')
    for (let round = 0; round < 3; round++) {
      const more = attempts.map((attempt) => ({ ...attempt, id: randomUUID(), variant: null }))
      const told = await Promise.all([
        tom.answer('test-choice', 'fin-ack'),
        imported(tom, { ...file, results: [], attempts: more }),
        imported(tom, { ...file, results: [], attempts: more }),
        tom.answer('test-number', 60),
      ])
      expect(told.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    }
    const sequences = (await exported(tom)).attempts.map(({ sequence }) => sequence)
    expect(sequences).toEqual(Array.from({ length: 1 + 3 * 4 }, (_, index) => index + 1))
  })

  test('an attempt from the future is taken as one of now', async () => {
    const lea = await learner()
    const file = await exported(lea)
    file.attempts[0]!.createdAt = '2999-01-01T00:00:00.000Z'
    const tom = visitor()
    await imported(tom, file)
    for (const { createdAt } of (await exported(tom)).attempts)
      expect(Date.parse(createdAt)).toBeLessThanOrEqual(Date.now())
  })

  const attempt = (change: object) => async () => {
    const file = await exported(await learner())
    return { ...file, attempts: [{ ...file.attempts[0], id: randomUUID(), ...change }] }
  }
  test.each([
    ['another format', async () => ({ ...(await exported(await learner())), format: 'other' })],
    ['a later version', async () => ({ ...(await exported(await learner())), version: 2 })],
    ['no list of attempts', async () => ({ ...(await exported(await learner())), attempts: undefined })],
    ['something unknown in it', async () => ({ ...(await exported(await learner())), more: 1 })],
    ['more points than there are', attempt({ earned: 2, of: 1 })],
    ['points without a grade', attempt({ status: 'ungraded' })],
    ['an id that is none', attempt({ id: 'x' })],
    ['a learner of its own', attempt({ learnerId: 'tom' })],
    [
      'too many attempts',
      async () => {
        const file = await exported(await learner())
        return { ...file, attempts: Array.from({ length: 20_001 }, () => ({ id: 1 })) }
      },
    ],
  ])('a file with %s is refused, and nothing is stored', async (_, make) => {
    const file = await make()
    const before = await counts()
    const reply = await imported(visitor(), file)
    expect(reply.status).toBe(422)
    expect(await counts()).toEqual(before)
  })

  test('a fault in the middle leaves nothing behind', async () => {
    const file = await exported(await learner())
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    await db.client.$executeRawUnsafe('ALTER TABLE "LessonVisit" RENAME COLUMN "lastAt" TO "gone"')
    const before = await count('Attempt')
    expect((await imported(visitor(), file)).status).toBe(500)
    expect(await count('Attempt')).toBe(before)
    log.mockRestore()
  })
})

describe('delete', () => {
  test('takes the last row out of every table, and the cookie', async () => {
    const lea = await learner()
    const reply = await deleted(lea)
    expect(reply.status).toBe(204)
    expect(reply.headers.get('set-cookie')).toMatch(/, learner=; .*Max-Age=0/)
    expect(await counts()).toEqual(Object.fromEntries(tables.map((table) => [table, 0])))
  })

  test('leaves everybody else’s', async () => {
    const lea = await learner()
    const before = await counts()
    const tom = await learner()
    await deleted(tom)
    expect(await counts()).toEqual(before)
    expect(await lea.progress()).toMatchObject({ questions: { 'test-choice': { attempts: 2 } } })
  })

  test('what is answered afterwards begins a new record', async () => {
    const address = randomUUID()
    const lea = visitor(address)
    const id = randomUUID()
    await lea.answer('test-choice', 'fin', id)
    await deleted(lea)
    const again = visitor(address)
    expect((await again.answer('test-choice', 'fin', id)).status).toBe(200)
    expect(await again.progress()).toMatchObject({ questions: { 'test-choice': { attempts: 1 } } })
  })

  test.each([
    ['delete', deleteMe, 'DELETE'],
    ['import', (request: Request) => importMe(request), 'POST'],
  ])('another site cannot %s', async (_, work, method) => {
    const lea = await learner()
    const request = new Request('http://waves.test/api/me', {
      method,
      headers: { host: 'waves.test', origin: 'http://evil.test', cookie: lea.cookie() },
    })
    expect((await work(request)).status).toBe(403)
    expect((await exported(lea)).attempts).toHaveLength(2)
  })
})
