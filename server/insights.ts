import 'server-only'
import type { Locale } from '../content/locale.ts'
import { calibrationOf } from '../quiz/review/calibration.ts'
import { streakOf } from '../quiz/review/streak.ts'
import { database } from './database/database.ts'
import { retryWhenBusy } from './database/retry.ts'
import { calendar, isoOf } from './days.ts'
import { type Graded, historyOf } from './history.ts'
import { json } from './http/handle.ts'
import { localeIn } from './http/locale.ts'
import { problem } from './http/problem.ts'
import type { Learner } from './learners.ts'
import { misconceptions, questionsWith } from './misconceptions.ts'
import { challengeIds } from './questions.ts'
import { answersOf } from './review.ts'
import { settingsOf, timeZone } from './settings.ts'
import { learnerOf } from './visitors.ts'

/** GET /api/insights?zone=&locale=: what the attempts tell beyond right and wrong. */
export async function getInsights(request: Request, now = new Date()): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const zone = timeZone.nullable().safeParse(searchParams.get('zone'))
  if (!zone.success) return problem('invalid-body', { detail: 'zone: expected a time zone' })
  const locale = localeIn(request)
  const learner = await learnerOf(request)
  const [settings, history, challenges] = await Promise.all([
    settingsOf(learner),
    learner ? historyOf(learner) : [],
    learner ? challengesOf(learner) : {},
  ])
  const { dayOf } = calendar(zone.data ?? settings.timeZone)
  const answers = answersOf(history, dayOf)
  return json({
    streak: settings.streak
      ? streakOf(
          answers.map(({ day }) => day),
          dayOf(now),
        )
      : null,
    calibration: calibrationOf(answers).map(({ monday, ...week }) => ({ monday: isoOf(monday), ...week })),
    misconceptions: cameUp(history, locale),
    challenges,
  })
}

/** By question: how often it was tried, and the fewest actions that solved it. */
async function challengesOf(learner: Learner): Promise<Record<string, { attempts: number; used: number | null }>> {
  const rows = await retryWhenBusy(() =>
    database().client.attempt.findMany({
      where: { learnerId: learner.id, status: 'graded', questionId: { in: challengeIds() } },
      select: { questionId: true, earned: true, of: true, feedback: true },
    }),
  )
  const found: Record<string, { attempts: number; used: number | null }> = {}
  for (const { questionId, earned, of, feedback } of rows) {
    const before = found[questionId] ?? { attempts: 0, used: null }
    // Points may be less than full although the goal was reached: hints cost.
    const used = earned && of ? (feedback as { additions?: number }).additions : undefined
    found[questionId] = {
      attempts: before.attempts + 1,
      used: used === undefined ? before.used : Math.min(used, before.used ?? used),
    }
  }
  return found
}

/**
 * Every misconception that an answer has shown, the open ones first. It is settled when, after it last came up, a
 * question in which it could have come up again was answered in full.
 */
function cameUp(history: readonly Graded[], locale: Locale) {
  const known = misconceptions()
  const lastSeen = new Map<string, { times: number; at: number }>()
  history.forEach((attempt, at) => {
    for (const slug of attempt.misconceptions.split(' ').filter(Boolean)) {
      lastSeen.set(slug, { times: (lastSeen.get(slug)?.times ?? 0) + 1, at })
    }
  })
  return [...lastSeen]
    .flatMap(([slug, { times, at }]) => {
      const entry = known.get(slug)
      if (!entry) return []
      const questions = questionsWith(slug)
      const settled = history.slice(at + 1).some((each) => each.earned === each.of && questions.has(each.questionId))
      const { claim, correction, lesson } = entry
      return [{ slug, claim: claim[locale], correction: correction[locale], lesson, times, settled }]
    })
    .sort((a, b) => Number(a.settled) - Number(b.settled) || b.times - a.times || (a.slug < b.slug ? -1 : 1))
}
