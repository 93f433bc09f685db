import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { RateLimit } from './rate-limit.ts'

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
})
afterEach(() => db.remove())

function limiter(limit: number, windowMs: number) {
  const clock = { now: 0 }
  return { clock, limit: new RateLimit('test', limit, windowMs, () => clock.now) }
}

test('as many as the limit pass at once, the next is told when to come back', async () => {
  const { limit } = limiter(60, 60_000)
  const refusals = await Promise.all(Array.from({ length: 61 }, () => limit.refuse('lea')))
  const refused = refusals.filter((refusal) => refusal !== null)
  expect(refused).toHaveLength(1)
  expect(refused[0]?.status).toBe(429)
  expect(refused[0]?.headers.get('retry-after')).toBe('1')
})

test('who waits as told gets in', async () => {
  const { limit, clock } = limiter(2, 60_000)
  await limit.refuse('lea')
  await limit.refuse('lea')
  const wait = Number((await limit.refuse('lea'))?.headers.get('retry-after'))
  clock.now += wait * 1000 - 1
  expect(await limit.refuse('lea')).not.toBeNull()
  clock.now += 1
  expect(await limit.refuse('lea')).toBeNull()
})

test('one does not use up what another may', async () => {
  const { limit } = limiter(1, 60_000)
  expect(await limit.refuse('lea')).toBeNull()
  expect(await limit.refuse('lea')).not.toBeNull()
  expect(await limit.refuse('tom')).toBeNull()
})

test('a long pause saves up no more than the limit', async () => {
  const { limit, clock } = limiter(2, 1_000)
  clock.now = 1e9
  const refusals = await Promise.all([1, 2, 3].map(() => limit.refuse('lea')))
  // Which of three at once is refused is the database's affair.
  expect(refusals.flatMap((refusal) => refusal?.status ?? [])).toEqual([429])
})
