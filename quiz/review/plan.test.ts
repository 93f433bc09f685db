import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Answered, cardsOf } from './cards.ts'
import { answered, history, today } from './fixture.ts'
import { planReviews, type ReviewSettings } from './plan.ts'

const settings = (change: Partial<ReviewSettings> = {}): ReviewSettings => ({ dailyCap: 20, target: null, ...change })
const names = (count: number) => Array.from({ length: count }, (_, index) => `q${index}`)
const wrongOn = (day: number, ids: readonly string[]) => ids.map((id) => answered(id, day, 0))
const play = (answers: Answered[], each: ReviewSettings, from: number, days: number) => {
  const all = [...answers]
  const seen: { day: number; id: string }[] = []
  for (let day = from; day < from + days; day++) {
    for (let id = planReviews(all, each, day).today[0]; id; id = planReviews(all, each, day).today[0]) {
      all.push(answered(id, day))
      seen.push({ day, id })
    }
  }
  return seen
}

describe('day by day', () => {
  test('who has answered nothing has nothing to repeat', () => {
    expect(planReviews([], settings(), today)).toMatchObject({ cards: 0, today: [], done: 0, moved: 0 })
  })

  test('a question answered today is not asked again today', () => {
    expect(planReviews([answered('fin', today, 0)], settings(), today)).toMatchObject({ cards: 1, today: [] })
  })

  test('a question is asked on the day on which it is due, and not before', () => {
    const answers = [answered('fin', today)]
    const { due } = cardsOf(answers).get('fin')!
    expect(planReviews(answers, settings(), due - 1).today).toEqual([])
    expect(planReviews(answers, settings(), due).today).toEqual(['fin'])
  })

  test('a backlog is spread over days: no day has more than the cap, and nothing is lost', () => {
    const backlog = wrongOn(today - 30, names(100))
    const plan = planReviews(backlog, settings(), today)
    expect(plan.today).toHaveLength(20)
    expect(plan.moved).toBe(80)
    const seen = play(backlog, settings(), today, 30)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(100)
    for (let day = today; day < today + 30; day++) {
      expect(seen.filter((each) => each.day === day).length).toBeLessThanOrEqual(20)
    }
  })

  test('the share of a day is settled when it begins: each answer takes one off and adds none', () => {
    const backlog = wrongOn(today - 10, names(50))
    const morning = planReviews(backlog, settings(), today)
    const noon = planReviews([...backlog, ...wrongOn(today, morning.today.slice(0, 7))], settings(), today)
    expect(noon).toMatchObject({ today: morning.today.slice(7), done: 7, moved: 30 })
    expect(noon.forecast).toEqual(morning.forecast)
  })

  test('the forecast holds for who answers everything right', () => {
    const backlog = wrongOn(today - 10, names(50))
    const { forecast } = planReviews(backlog, settings(), today)
    const seen = play(backlog, settings(), today, 30)
    expect(forecast.map(({ day }) => seen.filter((each) => each.day === day).length)).toEqual(
      forecast.map(({ count }) => count),
    )
  })

  test('whatever was answered: no day over the cap, no question twice, all from the history', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 30 }), (answers, dailyCap) => {
        const plan = planReviews(answers, settings({ dailyCap }), today)
        expect(plan.forecast).toHaveLength(30)
        expect(Math.max(...plan.forecast.map(({ count }) => count))).toBeLessThanOrEqual(dailyCap)
        expect(new Set(plan.today).size).toBe(plan.today.length)
        const ids = new Set(answers.map(({ questionId }) => questionId))
        expect(plan.today.every((id) => ids.has(id))).toBe(true)
        expect(plan.today.length + plan.done).toBe(plan.forecast[0]?.count)
      }),
      { numRuns: 60 },
    )
  })
})

describe('towards a date', () => {
  const target = (days: number, since = today) => settings({ target: { day: today + days, since } })

  test.each([1, 2, 3, 7, 10, 29])('with %i days left, each question is seen twice before the date', (days) => {
    const answers = wrongOn(today - 5, names(23))
    const seen = play(answers, target(days), today, days)
    for (const id of names(23)) {
      const days_ = seen.filter((each) => each.id === id).map(({ day }) => day)
      expect(days_.length).toBeGreaterThanOrEqual(2)
      if (days >= 2) expect(new Set(days_).size).toBeGreaterThanOrEqual(2)
    }
  })

  test('the load that was shown is even, and no day that comes has more', () => {
    const answers = wrongOn(today - 5, names(23))
    const load = planReviews(answers, { ...target(10), dailyCap: 0 }, today).forecast.slice(0, 10)
    const counts = load.map(({ count }) => count)
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([4, 5])
    const seen = play(answers, { ...target(10), dailyCap: 0 }, today, 10)
    const came = load.map(({ day }) => seen.filter((each) => each.day === day).length)
    expect(Math.max(...came)).toBeLessThanOrEqual(5)
    expect([came, counts].map((each) => each.reduce((sum, count) => sum + count, 0))).toEqual([46, 46])
  })

  test('missed days are spread over those that are left, and each question is still seen twice', () => {
    const answers = wrongOn(today - 5, names(20))
    const seen = play(answers, target(10), today + 6, 4)
    for (const id of names(20))
      expect(new Set(seen.filter((each) => each.id === id).map(({ day }) => day)).size).toBe(2)
  })

  test('a question that has been seen twice since the plan is asked again only when it is due', () => {
    const answers = [answered('fin', today - 2), answered('fin', today - 1)]
    expect(planReviews(answers, target(5, today - 3), today).today).toEqual([])
  })

  test('a date that has come changes nothing', () => {
    const answers = wrongOn(today - 5, names(30))
    const past = settings({ target: { day: today, since: today - 20 } })
    expect(planReviews(answers, past, today)).toEqual(planReviews(answers, settings(), today))
  })

  test('whatever was answered before, each question is seen twice before the date', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 2, max: 12 }), (answers, days) => {
        const seen = play(answers, target(days, today), today, days)
        const sightings = [
          ...answers.filter(({ day }) => day === today),
          ...seen.map(({ day, id }) => answered(id, day)),
        ]
        for (const id of new Set(answers.map(({ questionId }) => questionId))) {
          const on = new Set(sightings.filter(({ questionId }) => questionId === id).map(({ day }) => day))
          expect(on.size).toBeGreaterThanOrEqual(2)
        }
      }),
      { numRuns: 15 },
    )
  })
})
