import { expect, test } from 'vitest'
import { RateLimit } from './rate-limit.ts'

function limiter(limit: number, windowMs: number) {
  const clock = { now: 0 }
  return { clock, limit: new RateLimit(limit, windowMs, () => clock.now) }
}

test('as many as the limit pass at once, the next is told when to come back', () => {
  const { limit } = limiter(60, 60_000)
  const refusals = Array.from({ length: 61 }, () => limit.refuse('lea'))
  expect(refusals.slice(0, 60).every((refusal) => refusal === null)).toBe(true)
  expect(refusals[60]?.status).toBe(429)
  expect(refusals[60]?.headers.get('retry-after')).toBe('1')
})

test('who waits as told gets in', () => {
  const { limit, clock } = limiter(2, 60_000)
  limit.refuse('lea')
  limit.refuse('lea')
  const wait = Number(limit.refuse('lea')?.headers.get('retry-after'))
  clock.now += wait * 1000 - 1
  expect(limit.refuse('lea')).not.toBeNull()
  clock.now += 1
  expect(limit.refuse('lea')).toBeNull()
})

test('one does not use up what another may', () => {
  const { limit } = limiter(1, 60_000)
  expect(limit.refuse('lea')).toBeNull()
  expect(limit.refuse('lea')).not.toBeNull()
  expect(limit.refuse('tom')).toBeNull()
})

test('a long pause saves up no more than the limit', () => {
  const { limit, clock } = limiter(2, 1_000)
  clock.now = 1e9
  expect([1, 2, 3].map(() => limit.refuse('lea')?.status)).toEqual([undefined, undefined, 429])
})
