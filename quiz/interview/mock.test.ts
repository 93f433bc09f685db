import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterEvent, clockOf, type MockEvent, rungCount, stageOf, standing, startMock } from './mock.ts'
import type { MockItem } from './plan.ts'
import { reportOf } from './report.ts'

const items: MockItem[] = [
  { kind: 'open', slug: 'how' },
  { kind: 'graded', questionId: 'q1' },
  { kind: 'open', slug: 'why' },
]
const started = (now = 0) => startMock({ level: 'junior', minutes: 10, topics: [], locale: 'en', items }, now)

/** Events one second apart. */
const play = (events: MockEvent[], from = started()) =>
  events.reduce((state, event, index) => afterEvent(state, event, 1000 * (index + 1)), from)
const stages = (events: MockEvent[]) => {
  const seen: string[] = []
  events.reduce((state, event, index) => {
    const next = afterEvent(state, event, 1000 * (index + 1))
    seen.push(stageOf(next))
    return next
  }, started())
  return seen
}
const knew: MockEvent[] = [{ do: 'reveal' }, { do: 'judge', knew: true }]
const missed: MockEvent[] = [{ do: 'reveal' }, { do: 'judge', knew: false }]
const ticked: MockEvent[] = [{ do: 'reveal' }, { do: 'tick', ticked: ['a', 'b'], of: 4 }]
const wholeLadder = Array.from({ length: rungCount }, () => knew).flat()

test('a question is answered, ticked, followed up until the first miss, and left', () => {
  expect(stages([{ do: 'say', text: 'FIN' }, ...ticked, ...knew, ...missed, { do: 'next' }])).toEqual([
    'answer',
    'tick',
    'rung',
    'judge',
    'rung',
    'judge',
    'over',
    'graded',
  ])
})

test('who knows every follow-up comes to the end of the ladder', () => {
  const state = play([...ticked, ...wholeLadder])
  expect(stageOf(state)).toBe('over')
  expect(state.records[0]).toMatchObject({ rungs: Array.from({ length: rungCount }, () => ({ knew: true })) })
})

test('after the last question comes the report', () => {
  const one: MockEvent[] = [...ticked, ...missed, { do: 'next' }]
  const state = play([...one, { do: 'graded', earned: 1, of: 1 }, { do: 'next' }, ...one])
  expect(stageOf(state)).toBe('report')
  expect(state.records).toHaveLength(3)
})

describe('the clock', () => {
  test('stands while the interview is paused', () => {
    const paused = afterEvent(started(0), { do: 'pause' }, 5_000)
    expect([clockOf(paused, 5_000), clockOf(paused, 900_000)]).toEqual([5_000, 5_000])
    const again = afterEvent(paused, { do: 'resume' }, 900_000)
    expect(clockOf(again, 901_000)).toBe(6_000)
  })

  test('stands when the interview comes back from where it was stored', () => {
    const back = standing(started(0), 7_000)
    expect([stageOf(back), clockOf(back, 10_000_000)]).toEqual(['paused', 7_000])
  })

  test('does not run backwards when the computer’s does', () => {
    expect(clockOf(started(10_000), 2_000)).toBe(0)
  })

  test('runs on past the length that was chosen, and the report says so', () => {
    const late = afterEvent(started(0), { do: 'stop' }, 11 * 60_000)
    expect(reportOf(late)).toMatchObject({ usedMs: 660_000, overMs: 60_000 })
  })
})

test.each(['say', 'reveal', 'tick', 'judge', 'graded', 'next'] as const)('paused, %s changes nothing', (name) => {
  const paused = afterEvent(started(), { do: 'pause' }, 1)
  expect(afterEvent(paused, { do: name, text: '', ticked: [], of: 1, earned: 1, knew: true } as MockEvent, 2)).toBe(
    paused,
  )
})

const event = fc.oneof(
  fc.record({ do: fc.constant('say' as const), text: fc.string() }),
  fc.constant({ do: 'reveal' as const }),
  fc.record({ do: fc.constant('tick' as const), ticked: fc.subarray(['a', 'b', 'c']), of: fc.constant(3) }),
  fc.record({ do: fc.constant('judge' as const), knew: fc.boolean() }),
  fc.record({ do: fc.constant('graded' as const), earned: fc.integer({ min: 0, max: 2 }), of: fc.constant(2) }),
  ...(['next', 'pause', 'resume', 'stop'] as const).map((name) => fc.constant({ do: name })),
)
const timed = fc.array(fc.record({ event, afterMs: fc.integer({ min: -5_000, max: 60_000 }) }), { maxLength: 80 })

test('whatever happens, the clock never goes back, what was asked stays, and the end is the end', () => {
  fc.assert(
    fc.property(timed, (happenings) => {
      let [state, now] = [started(0), 0]
      for (const { event: what, afterMs } of happenings) {
        now += Math.max(0, afterMs)
        const next = afterEvent(state, what, now)
        expect(clockOf(next, now)).toBeGreaterThanOrEqual(clockOf(state, now) - 1e-9)
        expect(next.records.length).toBeGreaterThanOrEqual(state.records.length)
        expect(next.records.length).toBeLessThanOrEqual(items.length)
        if (state.finished) expect(next).toBe(state)
        state = next
      }
      expect(JSON.parse(JSON.stringify(state))).toEqual(state)
    }),
  )
})

test('only the last question is open, and a ladder ends at its first miss', () => {
  fc.assert(
    fc.property(timed, (happenings) => {
      const state = happenings.reduce((before, { event: what }, index) => afterEvent(before, what, index), started(0))
      for (const record of state.records.slice(0, -1)) expect(record.toMs).not.toBeNull()
      for (const record of state.records) {
        if (record.kind !== 'open') continue
        const misses = record.rungs.flatMap(({ knew: known }, place) => (known === false ? place : []))
        expect(misses.length).toBeLessThanOrEqual(1)
        if (misses.length === 1) expect(misses[0]).toBe(record.rungs.length - 1)
      }
    }),
  )
})

test('the report tells what was strong and what to read, and adds nothing up', () => {
  const four: MockEvent[] = [{ do: 'reveal' }, { do: 'tick', ticked: ['a', 'b', 'c', 'd'], of: 4 }]
  const state = play([
    ...four,
    ...wholeLadder,
    { do: 'next' },
    { do: 'graded', earned: 0, of: 1 },
    { do: 'next' },
    ...ticked,
    ...missed,
    { do: 'next' },
  ])
  expect(reportOf(state)).toEqual({
    open: [
      { slug: 'how', ticked: { earned: 4, of: 4 }, climbed: 5, missed: null, ms: 12_000 },
      { slug: 'why', ticked: { earned: 2, of: 4 }, climbed: 0, missed: 'base', ms: 4_000 },
    ],
    graded: [{ questionId: 'q1', grade: { earned: 0, of: 1 }, ms: 1_000 }],
    strong: ['how'],
    toRead: ['why'],
    wrong: ['q1'],
    cards: [
      { id: 'interview-how', soon: false },
      { id: 'interview-why', soon: false },
      { id: 'q1', soon: true },
    ],
    usedMs: 20_000,
    overMs: 0,
  })
})
