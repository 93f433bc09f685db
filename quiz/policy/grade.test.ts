import { describe, expect, test } from 'vitest'
import { answer, closesAt, day, dueAt, extension, graded, hour, opensAt } from './fixture.ts'
import { formulaOf, gradeOf } from './grade.ts'
import { standingOf, worthOf } from './standing.ts'

const points = (...args: Parameters<typeof graded>) => gradeOf(graded(...args)).points
const verdicts = (...args: Parameters<typeof graded>) =>
  formulaOf(graded(...args)).items[0]!.questions[0]!.answers.map(({ verdict }) => verdict)
const soon = opensAt + hour

describe('which answer counts', () => {
  const three = [answer(1, soon, 0.5), answer(2, soon + 1, 1), answer(3, soon + 2, 0.2)]

  test('the best, the last or the first', () => {
    expect(points(three)).toBe(100)
    expect(points(three, { policy: { counts: 'last' } })).toBe(20)
    expect(points(three, { policy: { counts: 'first' } })).toBe(50)
  })

  test('the others say why they do not', () => {
    expect(verdicts(three)).toEqual(['not-best', 'counts', 'not-best'])
    expect(verdicts(three, { policy: { counts: 'last' } })).toEqual(['not-last', 'not-last', 'counts'])
    expect(verdicts(three, { policy: { counts: 'first' } })).toEqual(['counts', 'not-first', 'not-first'])
  })

  test('the best after the late percent: half right on time beats all right at 40 percent', () => {
    const policy = { late: [{ untilMs: 2 * day, percent: 40 }] }
    expect(points([answer(1, soon, 0.5), answer(2, dueAt + 1, 1)], { policy })).toBe(50)
  })

  test('as many answers count as are allowed, from the first, in the order of their sequence', () => {
    expect(points(three, { policy: { attemptsAllowed: 1 } })).toBe(50)
    expect(points(three, { policy: { attemptsAllowed: 2, counts: 'last' } })).toBe(100)
    expect(verdicts([...three].reverse(), { policy: { attemptsAllowed: 1 } })).toEqual([
      'counts',
      'over-attempts',
      'over-attempts',
    ])
  })

  test('what is outside the window or came with a file neither counts nor uses up an attempt', () => {
    const answers = [
      answer(1, opensAt - 1, 1),
      answer(2, soon, 1, { imported: true }),
      answer(3, soon, 0.5),
      answer(4, closesAt + 1, 1),
    ]
    expect(points(answers, { policy: { attemptsAllowed: 1 } })).toBe(50)
    expect(verdicts(answers, { policy: { attemptsAllowed: 1 } })).toEqual(['not-open', 'imported', 'counts', 'closed'])
  })

  test('what was answered before joining counts only if the learner said so', () => {
    const answers = [answer(1, soon, 1), answer(2, soon + hour, 0.5)]
    expect(points(answers, { member: { joinedAt: soon + 1 } })).toBe(50)
    expect(verdicts(answers, { member: { joinedAt: soon + 1 } })).toEqual(['before-joining', 'counts'])
    expect(points(answers, { member: { joinedAt: soon + 1, shareEarlier: true } })).toBe(100)
    expect(points(answers, { member: { joinedAt: soon } })).toBe(100)
  })
})

describe('an extension', () => {
  test('gives its late percent to what was handed in before it was given', () => {
    const answers = [answer(1, dueAt + hour, 1)]
    expect(points(answers)).toBe(80)
    expect(points(answers, { extensions: [extension({ dueAt: dueAt + hour })] })).toBe(100)
  })

  test('admits answers after the closing', () => {
    const answers = [answer(1, closesAt + hour, 1)]
    expect(points(answers)).toBe(0)
    expect(points(answers, { extensions: [extension({ dueAt: closesAt + hour })] })).toBe(100)
  })

  test('where the last counts, takes nothing away from who answers again and worse', () => {
    const answers = [answer(1, soon, 1), answer(2, closesAt + hour, 0.1)]
    const longer = [extension({ closesAt: closesAt + day })]
    expect(points(answers, { policy: { counts: 'last' }, extensions: longer })).toBe(100)
    expect(verdicts(answers, { policy: { counts: 'last' }, extensions: longer })).toEqual(['counts', 'not-last'])
  })

  test('where the last counts, the last counts within the extension as well', () => {
    const answers = [answer(1, closesAt + 1, 1), answer(2, closesAt + 2, 0.5)]
    const longer = [extension({ dueAt: closesAt + day })]
    expect(points(answers, { policy: { counts: 'last' }, extensions: longer })).toBe(50)
  })
})

describe('weights and points', () => {
  const oneItem = [{ questions: ['fin'], weight: 1 }]
  const items = [
    { questions: ['a', 'b', 'c'], weight: 1 },
    { questions: ['d'], weight: 3 },
  ]
  const answers = [answer(1, soon, 1, { questionId: 'a' }), answer(2, soon, 3, { questionId: 'd', of: 4 })]

  test('the questions of an item count alike, whatever each is graded out of; items by their weights', () => {
    // (1 x 1/3 + 3 x 3/4) / 4 = 0.6458...
    expect(points(answers, { items, policy: { points: 20 } })).toBe(12.92)
  })

  test('the formula says how the grade came about', () => {
    const formula = formulaOf(graded(answers, { items, policy: { points: 20, graceSeconds: 60 } }))
    expect(formula).toMatchObject({
      window: { opensAt, dueAt, closesAt, graceSeconds: 60, attemptsAllowed: null, extended: false },
      counts: 'best',
      items: [
        {
          weight: 1,
          share: 1 / 3,
          questions: [{ questionId: 'a', share: 1 }, { share: 0, answers: [] }, { share: 0 }],
        },
        { weight: 3, share: 0.75 },
      ],
      grade: { by: 'rule', points: 12.92, of: 20, done: 2, questions: 4 },
    })
  })

  test('each answer in it says what it was worth, and how late it was', () => {
    const formula = formulaOf(graded([answer(1, dueAt + hour, 0.5)]))
    expect(formula.items[0]!.questions[0]!.answers).toEqual([
      {
        id: 'a1',
        at: dueAt + hour,
        earned: 0.5,
        of: 1,
        verdict: 'counts',
        handIn: { code: 'late', percent: 80, lateMs: hour },
        share: 0.4,
      },
    ])
  })

  test('a question that is out of no points earns none', () => {
    expect(points([answer(1, soon, 0, { of: 0 })])).toBe(0)
  })

  test('an assignment without questions is worth nothing', () => {
    expect(points([], { items: [] })).toBe(0)
    expect(points([], { items: [{ questions: [], weight: 1 }] })).toBe(0)
  })

  test('an item whose questions have left the course weighs nothing', () => {
    expect(points([answer(1, soon, 1)], { items: [...oneItem, { questions: [], weight: 9 }] })).toBe(100)
  })

  test('an early bonus may bring more than the points', () => {
    expect(points([answer(1, soon, 1)], { policy: { late: [{ untilMs: -day, percent: 110 }] } })).toBe(110)
  })

  test('hundredths are rounded as they are written', () => {
    expect(points([answer(1, soon, 1.005, { of: 100 })])).toBe(1.01)
  })
})

describe('what an instructor sets stands over the rule, and beside it', () => {
  const answers = [answer(1, soon, 0.5)]

  test('points in the place of the rule', () => {
    const set = graded(answers, { override: { points: 90, excused: false } })
    expect(gradeOf(set)).toMatchObject({ by: 'override', points: 90, ruled: 50 })
  })

  test('points of 0 are points', () => {
    expect(points(answers, { override: { points: 0, excused: false } })).toBe(0)
  })

  test('excused is no grade', () => {
    const excused = graded(answers, { override: { points: null, excused: true } })
    expect(gradeOf(excused)).toMatchObject({ by: 'excused', points: null, ruled: 50 })
  })

  test('withdrawn, the rule is back', () => {
    const withdrawn = graded(answers, { override: { points: null, excused: false } })
    expect(gradeOf(withdrawn)).toMatchObject({ by: 'rule', points: 50 })
  })
})

describe('where a learner stands', () => {
  const items = [{ questions: ['fin', 'ack'], weight: 1 }]
  const one = [answer(1, soon, 1)]
  const both = [...one, answer(2, soon, 0, { questionId: 'ack' })]
  const state = (answers: typeof one, at: number) => standingOf(graded(answers, { items }), at).state

  test('not open, open, late, closed', () => {
    expect([opensAt - 1, opensAt, dueAt + 1, closesAt + 1].map((at) => state(one, at))).toEqual([
      'not-open',
      'open',
      'late',
      'closed',
    ])
  })

  test('done when every question has an answer that counts, right or wrong', () => {
    expect(state(both, dueAt)).toBe('done')
    expect(standingOf(graded(one, { items }), dueAt)).toMatchObject({ done: 1, questions: 2, now: { percent: 100 } })
  })

  test('what one question brings', () => {
    const two = [...items, { questions: ['rst'], weight: 3 }]
    const { policy } = graded([])
    expect(two.map((item) => worthOf(policy, two, item))).toEqual([12.5, 75])
    expect(worthOf(policy, [], items[0]!)).toBe(0)
  })
})
