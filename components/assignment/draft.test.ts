import { describe, expect, test } from 'vitest'
import { problemsOf } from '@/quiz/policy/policy'
import { draftOf, newDraft, policyIn } from './draft'
import { stepsIn, typedSteps } from './late-table'

const utc = (text: string) => Date.parse(text)

describe('a new assignment', () => {
  test('opens with the next hour and is due at the end of a day of the class', () => {
    const policy = policyIn(newDraft(utc('2027-03-03T12:20:00Z'), 'Asia/Shanghai'), 'Asia/Shanghai')!
    expect(policy.opensAt).toBe(utc('2027-03-03T13:00:00Z'))
    expect(policy.dueAt).toBe(utc('2027-03-10T15:59:00Z'))
    expect(problemsOf(policy)).toEqual([])
  })

  test('has times that exist on a day of a clock change', () => {
    const policy = policyIn(newDraft(utc('2027-03-21T12:20:00Z'), 'Europe/Berlin'), 'Europe/Berlin')!
    expect(policy.dueAt).toBe(utc('2027-03-28T21:59:00Z'))
  })
})

test('what was saved is typed in again as it is, in the second 02:30 as well', () => {
  const policy = {
    opensAt: utc('2027-10-01T00:00:00Z'),
    dueAt: utc('2027-10-31T01:30:00Z'),
    closesAt: utc('2027-11-01T00:00:00Z'),
    graceSeconds: 90,
    late: [
      { untilMs: -86_400_000, percent: 110 },
      { untilMs: 5_400_000, percent: 80 },
    ],
    attemptsAllowed: 3,
    counts: 'last' as const,
    points: 12.5,
  }
  const assignment = { title: 'a', note: '', policy, items: [] } as unknown as Parameters<typeof draftOf>[0]
  expect(policyIn(draftOf(assignment, 'Europe/Berlin'), 'Europe/Berlin')).toEqual(policy)
})

test('a missing number or time is none', () => {
  const draft = newDraft(0, 'UTC')
  for (const part of [{ grace: '' }, { points: 'x' }, { opens: { wall: '', second: false } }]) {
    expect(policyIn({ ...draft, ...part }, 'UTC')).toBeNull()
  }
  const [step] = draft.late
  expect(policyIn({ ...draft, late: [{ ...step!, percent: '' }] }, 'UTC')).toBeNull()
})

test('rows of the late table may be typed in any order, in the unit that fits', () => {
  const rows = typedSteps([
    { untilMs: 172_800_000, percent: 50 },
    { untilMs: 5_400_000, percent: 90 },
  ])
  expect(rows.map(({ amount, unit }) => [amount, unit])).toEqual([
    ['2', 'day'],
    ['90', 'minute'],
  ])
  expect(stepsIn(rows).map(({ percent }) => percent)).toEqual([90, 50])
})
