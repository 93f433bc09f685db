import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { visitor } from './asking.ts'
import { type TemporaryDatabase, temporaryDatabase } from './database/temporary-database.ts'
import { getInsights } from './insights.ts'
import { answeredAt } from './learner-fixture.ts'
import { getReview } from './review.ts'
import { getSettings, putSettings } from './settings.ts'

vi.mock('./course.ts', async () => ({ course: (await import('./course-fixture.ts')).testCourse }))

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
})
afterEach(() => db.remove())

type Visitor = ReturnType<typeof visitor>
const review = async (lea: Visitor, now: string, query = '') =>
  (await lea.ask((request) => getReview(request, new Date(now)), `/api/review?zone=UTC${query}`)).body
const change = (lea: Visitor, now: string, body: object) =>
  lea.ask((request) => putSettings(request, new Date(now)), '/api/settings', { method: 'PUT', body })

test('who has not answered has nothing to repeat, and is not stored', async () => {
  expect(await review(visitor(), '2026-11-22T12:00:00Z')).toMatchObject({ cards: 0, today: [], done: 0, moved: 0 })
  expect(await db.client.learner.count()).toBe(0)
})

test('a wrong answer comes back the next day, in the learner’s zone', async () => {
  const lea = visitor()
  await answeredAt(lea, '2026-11-22T15:00:00Z', 'test-choice', 'fin')
  const at = async (zone: string, now: string) =>
    (await lea.ask((request) => getReview(request, new Date(now)), `/api/review?zone=${zone}`)).body.today
  expect(await at('UTC', '2026-11-22T16:30:00Z')).toEqual([])
  expect(await at('Asia/Shanghai', '2026-11-22T16:30:00Z')).toEqual(['test-choice'])
})

test.each([
  // The nights in which clocks change: the day after is the next one, although 24 hours are not over.
  ['Europe/Berlin', '2027-03-27T23:30:00Z', '2027-03-28T22:30:00Z'],
  ['Europe/Berlin', '2026-10-24T22:30:00Z', '2026-10-25T23:30:00Z'],
  ['America/New_York', '2027-03-14T05:30:00Z', '2027-03-15T04:30:00Z'],
  ['America/New_York', '2026-11-01T04:30:00Z', '2026-11-02T05:30:00Z'],
])('in %s a question answered at %s is due at %s, half an hour into the next day', async (zone, answered, due) => {
  const lea = visitor()
  await answeredAt(lea, answered, 'test-choice', 'fin')
  const ask = async (now: number) =>
    (await lea.ask((request) => getReview(request, new Date(now)), `/api/review?zone=${zone}`)).body.today
  expect(await ask(Date.parse(due) - 31 * 60_000)).toEqual([])
  expect(await ask(Date.parse(due))).toEqual(['test-choice'])
})

test('the forecast names thirty days, beginning with today', async () => {
  const lea = visitor()
  await answeredAt(lea, '2026-11-20T12:00:00Z', 'test-choice', 'fin')
  const { forecast } = (await review(lea, '2026-11-22T12:00:00Z')) as { forecast: { date: string; count: number }[] }
  expect(forecast).toHaveLength(30)
  expect(forecast[0]).toEqual({ date: '2026-11-22', count: 1 })
  expect(forecast.at(-1)?.date).toBe('2026-12-21')
})

test('a date shows its load before it is accepted, and changes nothing until then', async () => {
  const lea = visitor()
  await answeredAt(lea, '2026-11-20T12:00:00Z', 'test-choice', 'fin')
  await answeredAt(lea, '2026-11-20T12:00:00Z', 'test-number', 1)
  const now = '2026-11-22T12:00:00Z'
  const before = await review(lea, now)
  const preview = await review(lea, now, '&date=2026-11-26')
  expect(preview).toMatchObject({ date: '2026-11-26', accepted: false })
  expect((preview.forecast as { count: number }[]).slice(0, 4).map(({ count }) => count)).toEqual([1, 1, 1, 1])
  expect(await review(lea, now)).toEqual(before)

  expect((await change(lea, now, { reviewDate: '2026-11-26', timeZone: 'UTC' })).body).toEqual({
    timeZone: 'UTC',
    reviewDate: '2026-11-26',
    streak: false,
  })
  expect(await review(lea, now)).toEqual({ ...preview, accepted: true })
  await change(lea, now, { reviewDate: null })
  expect(await review(lea, now)).toEqual(before)
})

test.each(['2026-11-22', '2026-11-21'])('a date that is not ahead, such as %s, is refused', async (date) => {
  const lea = visitor()
  await lea.answer('test-choice', 'fin')
  const now = '2026-11-22T12:00:00Z'
  expect(await review(lea, now, `&date=${date}`)).toMatchObject({ code: 'date-not-ahead' })
  expect((await change(lea, now, { reviewDate: date })).body).toMatchObject({ code: 'date-not-ahead' })
})

test.each([{ timeZone: 'Mars/Olympus' }, { reviewDate: '2027-02-30' }, { reviewDate: 'tomorrow' }, { streak: 'yes' }])(
  'settings that mean nothing are refused: %o',
  async (body) => {
    const lea = visitor()
    await lea.answer('test-choice', 'fin')
    expect((await change(lea, '2026-11-22T12:00:00Z', body)).status).toBe(422)
    expect(await db.client.settings.count()).toBe(0)
  },
)

test('who has not answered anything has no settings to keep', async () => {
  expect((await change(visitor(), '2026-11-22T12:00:00Z', { streak: true })).body).toMatchObject({ code: 'no-learner' })
  expect((await visitor().ask(getSettings, '/api/settings')).body).toEqual({
    timeZone: null,
    reviewDate: null,
    streak: false,
  })
})

test('a question that has left the course is not asked again', async () => {
  const lea = visitor()
  await answeredAt(lea, '2026-11-20T12:00:00Z', 'test-choice', 'fin')
  await db.client.attempt.updateMany({ data: { questionId: 'gone' } })
  expect(await review(lea, '2026-11-22T12:00:00Z')).toMatchObject({ cards: 0, today: [] })
})

test('the streak is off until it is asked for, and forgives a day', async () => {
  const lea = visitor()
  const streak = async () =>
    (await lea.ask((request) => getInsights(request, new Date('2026-11-22T12:00:00Z')), '/api/insights?zone=UTC')).body
      .streak
  for (const day of ['19', '20', '22']) await answeredAt(lea, `2026-11-${day}T12:00:00Z`, 'test-choice', 'fin')
  expect(await streak()).toBeNull()
  await change(lea, '2026-11-22T12:00:00Z', { streak: true })
  expect(await streak()).toBe(3)
})

test('calibration counts what was said to be sure and what was guessed', async () => {
  const lea = visitor()
  await answeredAt(lea, '2026-11-18T12:00:00Z', 'test-choice', 'fin', { confidence: 'sure' })
  await answeredAt(lea, '2026-11-18T12:00:00Z', 'test-choice', 'fin-ack', { confidence: 'guessing' })
  expect((await lea.ask((request) => getInsights(request), '/api/insights?zone=UTC')).body.calibration).toEqual([
    { monday: '2026-11-16', sure: { answers: 1, right: 0 }, guessing: { answers: 1, right: 1 } },
  ])
})
