import fc from 'fast-check'
import type { Answered } from './cards.ts'
import type { Day } from './day.ts'

/** For tests. */
export const today: Day = 20_000

export const answered = (
  questionId: string,
  day: Day,
  earned = 1,
  confidence: Answered['confidence'] = null,
): Answered => ({ questionId, day, earned, of: 1, confidence })

/** What some learner answered in the ten weeks up to and including today, in order. */
export const history = fc
  .array(
    fc.record({
      questionId: fc.integer({ min: 1, max: 40 }).map((n) => `q${n}`),
      day: fc.integer({ min: today - 70, max: today }),
      earned: fc.constantFrom(0, 0.5, 1),
      of: fc.constant(1),
      confidence: fc.constantFrom('sure' as const, 'guessing' as const, null),
    }),
    { maxLength: 150 },
  )
  .map((all) => all.sort((a, b) => a.day - b.day))
