import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answer, extension, graded, hour, opensAt } from './fixture.ts'
import { formulaOf, type Graded, gradeOf } from './grade.ts'
import { type Answer, type Counts, type Extension, type Instant, type Policy, problemsOf } from './policy.ts'
import { handedIn, windowOf } from './window.ts'

/** Whole hours on a small scale, and a millisecond on either side: limits are met often. */
const moment = fc
  .tuple(fc.integer({ min: -2, max: 60 }), fc.constantFrom(-1, 0, 1))
  .map(([hours, off]): Instant => opensAt + hours * hour + off)

const percents = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 4 })
const policies = fc
  .record({
    due: fc.integer({ min: 0, max: 30 }),
    open: fc.integer({ min: 0, max: 30 }),
    graceSeconds: fc.constantFrom(0, 60, 3600),
    percents,
    bonus: fc.constantFrom(null, 110, 150),
    attemptsAllowed: fc.constantFrom(null, 1, 2, 3),
    counts: fc.constantFrom<Counts>('best', 'last', 'first'),
  })
  .map(({ due, open, percents, bonus, ...rest }): Policy => {
    const dueAt = opensAt + due * hour
    const falling = [...percents].sort((a, b) => b - a)
    const late = falling.map((percent, index) => ({ untilMs: (index + 1) * 4 * hour, percent }))
    const early = bonus === null ? [] : [{ untilMs: -6 * hour, percent: bonus }]
    return { ...rest, opensAt, dueAt, closesAt: dueAt + open * hour, late: [...early, ...late], points: 100 }
  })

const extensions: fc.Arbitrary<Extension> = fc
  .record({
    dueAt: fc.option(moment),
    closesAt: fc.option(moment),
    attemptsAllowed: fc.option(fc.integer({ min: 1, max: 5 })),
  })
  .map(extension)

const answerLists = fc
  .array(fc.tuple(moment, fc.constantFrom(0, 0.25, 0.5, 1)), { maxLength: 8 })
  .map((list) => list.sort(([a], [b]) => a - b).map(([at, earned], index): Answer => answer(index + 1, at, earned)))

const learners = fc
  .record({ policy: policies, extensions: fc.array(extensions, { maxLength: 3 }), answers: answerLists })
  .map((given) => ({ ...given, graded: graded(given.answers, given) }))
const pointsOf = (each: Graded) => gradeOf(each).points!

test('these policies are as instructors may write them', () => {
  fc.assert(fc.property(policies, (policy) => problemsOf(policy).length === 0))
})

test('later is never better', () => {
  fc.assert(
    fc.property(policies, fc.array(extensions), moment, moment, (policy, given, one, other) => {
      const window = windowOf(policy, given)
      const [earlier, later] = [Math.max(opensAt, Math.min(one, other)), Math.max(opensAt, one, other)]
      expect(handedIn(window, later).percent).toBeLessThanOrEqual(handedIn(window, earlier).percent)
    }),
  )
})

test('an extension never lowers a grade, whichever answer counts and whatever others were given', () => {
  fc.assert(
    fc.property(learners, extensions, ({ policy, extensions, answers, graded: before }, another) => {
      const after = graded(answers, { policy, extensions: [...extensions, another] })
      expect(pointsOf(after)).toBeGreaterThanOrEqual(pointsOf(before))
    }),
    { numRuns: 2000 },
  )
})

test('the order in which extensions were given changes nothing', () => {
  fc.assert(
    fc.property(learners, ({ policy, extensions, answers, graded: one }) => {
      expect(pointsOf(graded(answers, { policy, extensions: [...extensions].reverse() }))).toBe(pointsOf(one))
    }),
  )
})

test('the best is never less than the last, nor than the first', () => {
  fc.assert(
    fc.property(learners, ({ policy, extensions, answers }) => {
      const by = (counts: Counts) => pointsOf(graded(answers, { policy: { ...policy, counts }, extensions }))
      expect(by('best')).toBeGreaterThanOrEqual(Math.max(by('last'), by('first')))
    }),
  )
})

test('who earned more with an answer has no lower grade', () => {
  fc.assert(
    fc.property(learners, fc.nat(), ({ policy, extensions, answers, graded: before }, place) => {
      const better = answers.map((each, index) => (index === place % answers.length ? { ...each, earned: 1 } : each))
      expect(pointsOf(graded(better, { policy, extensions }))).toBeGreaterThanOrEqual(pointsOf(before))
    }),
  )
})

test('the sum over the formula is the grade, and one answer at most counts for a question', () => {
  fc.assert(
    fc.property(learners, ({ graded: one }) => {
      const { items, grade } = formulaOf(one)
      const [question] = items[0]!.questions
      const counted = question!.answers.filter(({ verdict }) => verdict === 'counts')
      expect(counted.length).toBe(grade.done)
      expect(counted.reduce((sum, { share }) => sum + share, 0) * 100).toBeCloseTo(grade.points!, 1)
    }),
  )
})
