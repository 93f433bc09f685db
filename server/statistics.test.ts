import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { signUp } from './accounts/user-fixture.ts'
import { visitor } from './asking.ts'
import { type TemporaryDatabase, temporaryDatabase } from './database/temporary-database.ts'
import { type FirstTry, itemStatistics } from './item-statistics.ts'
import { getStatistics, statistics } from './statistics.ts'

vi.mock('./course.ts', async () => ({ course: (await import('./course-fixture.ts')).testCourse }))

const tried = (learnerId: number, questionId: string, share: number, more: Partial<FirstTry> = {}): FirstTry => ({
  learnerId: `l${learnerId}`,
  questionId,
  share,
  chosen: [],
  locale: 'en',
  elapsedMs: 1000,
  ...more,
})
const of = (rows: FirstTry[]) =>
  itemStatistics(async function* () {
    yield rows.slice(0, 7)
    yield rows.slice(7)
  })
const range = (count: number) => Array.from({ length: count }, (_, index) => index)

describe('an item', () => {
  test('has its facility, options, median time and both languages', async () => {
    const [item] = await of([
      tried(1, 'fin', 1, { chosen: ['a'], elapsedMs: 10_000 }),
      tried(2, 'fin', 0, { chosen: ['b'], elapsedMs: 30_000 }),
      tried(3, 'fin', 1, { chosen: ['a'], elapsedMs: null, locale: 'zh' }),
      tried(4, 'fin', 0.5, { chosen: ['a', 'b'], elapsedMs: 20_000, locale: null }),
    ])
    expect(item).toEqual({
      questionId: 'fin',
      learners: 4,
      facility: 0.625,
      discrimination: null,
      medianMs: 20_000,
      byLocale: { en: { learners: 2, facility: 0.5 }, zh: { learners: 1, facility: 1 } },
      options: { a: 3, b: 2 },
      flags: [],
    })
  })

  test('discriminates fully when it goes with the rest, and the wrong way round when it goes against it', async () => {
    const rows = range(10).flatMap((n) => [
      tried(n, 'with', n % 2),
      tried(n, 'against', 1 - (n % 2)),
      tried(n, 'rest-1', n % 2),
      tried(n, 'rest-2', n % 2),
    ])
    const items = await of(rows)
    const byId = Object.fromEntries(items.map((item) => [item.questionId, item.discrimination]))
    expect(byId.with).toBeCloseTo(1)
    expect(byId.against).toBeCloseTo(-1)
  })

  const flags = async (learners: number, right: number) => {
    const rows = range(learners).flatMap((n) => [
      tried(n, 'item', n < right ? 1 : 0),
      tried(n, 'rest', n < right ? 1 : 0.5 - n / 1000),
    ])
    return (await of(rows)).find(({ questionId }) => questionId === 'item')?.flags
  }

  test.each([
    [49, 49, []],
    [50, 50, ['too-easy']],
    [50, 45, []],
    [50, 46, ['too-easy']],
    [50, 15, []],
    [50, 14, ['too-hard']],
    [49, 0, []],
  ])('of %i learners, %i right: %j', async (learners, right, expected) => {
    expect(await flags(learners, right)).toEqual(expected)
  })

  test('that says nothing about the learner is flagged', async () => {
    const rows = range(60).flatMap((n) => [tried(n, 'item', n % 2), tried(n, 'rest', Math.floor(n / 2) % 2)])
    expect((await of(rows)).find(({ questionId }) => questionId === 'item')?.flags).toEqual(['does-not-tell'])
  })
})

describe('over the stored attempts', () => {
  let db: TemporaryDatabase
  beforeEach(() => {
    db = temporaryDatabase()
  })
  afterEach(async () => {
    vi.unstubAllEnvs()
    await db.remove()
  })

  test('the first try of each learner counts, and nothing that was imported', async () => {
    const [lea, tom, ann] = [visitor(), visitor(), visitor()]
    await lea.answer('test-choice', 'fin', undefined, { locale: 'zh', elapsedMs: 4000 })
    await lea.answer('test-choice', 'fin-ack')
    await tom.answer('test-choice', 'fin-ack')
    const id = crypto.randomUUID()
    await ann.answer('test-choice', 'fin-ack', id)
    await db.client.attempt.updateMany({ where: { id }, data: { imported: true } })
    expect(await statistics()).toMatchObject([
      { questionId: 'test-choice', learners: 2, facility: 0.5, medianMs: 4000, options: { fin: 1, 'fin-ack': 1 } },
    ])
  })

  test('administrators see them; for others there are none', async () => {
    const ask = async (who: ReturnType<typeof visitor>) =>
      who.ask((request) => getStatistics(request), '/api/statistics')
    const signedIn = async (role: 'instructor' | 'administrator') =>
      visitor(undefined, (await signUp({ name: role, role })).cookie)
    expect((await ask(visitor())).status).toBe(401)
    expect((await ask(await signedIn('instructor'))).status).toBe(404)
    expect((await ask(await signedIn('administrator'))).body).toEqual({ items: [] })
  })
})
