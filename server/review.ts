import 'server-only'
import type { Answered } from '../quiz/review/cards.ts'
import type { Day } from '../quiz/review/day.ts'
import { planReviews } from '../quiz/review/plan.ts'
import { calendar, dayOfIso, isoOf } from './days.ts'
import { type Graded, reviewedOf } from './history.ts'
import { json } from './http/handle.ts'
import { problem } from './http/problem.ts'
import { interviewIds } from './interview.ts'
import type { Learner } from './learners.ts'
import { questionIds } from './questions.ts'
import { calendarDate, type LearnerSettings, settingsOf, timeZone } from './settings.ts'
import { learnerOf } from './visitors.ts'

/** Most reviews on a day that no date asks for. */
export const dailyCap = 20
const horizonDays = 30
/** A date further away than this is shown as far as this. */
const longestHorizonDays = 400

export interface Review {
  timeZone: string
  cards: number
  /** Ids of the questions left today, in order. */
  today: string[]
  done: number
  moved: number
  dailyCap: number
  /** The day that reviews lead up to, as stored or as asked for in a preview. */
  date: string | null
  /** Whether that date is accepted: false in a preview. */
  accepted: boolean
  forecast: { date: string; count: number }[]
}

/** GET /api/review?zone=&date=: with a date, what accepting it would mean. */
export async function getReview(request: Request, now = new Date()): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const zone = timeZone.nullable().safeParse(searchParams.get('zone'))
  const date = calendarDate.nullable().safeParse(searchParams.get('date'))
  if (!zone.success || !date.success) {
    return problem('invalid-body', { detail: zone.success ? 'date: expected a date' : 'zone: expected a time zone' })
  }
  const learner = await learnerOf(request)
  const settings = await settingsOf(learner)
  const asked = { ...settings, timeZone: zone.data ?? settings.timeZone }
  if (!date.data) return json(await reviewOf(learner, asked, now))
  if (dayOfIso(date.data)! <= calendar(asked.timeZone).dayOf(now)) return problem('date-not-ahead')
  const accepted = date.data === settings.reviewDate
  const preview = accepted ? asked : { ...asked, reviewDate: date.data, reviewPlanned: now }
  return json({ ...(await reviewOf(learner, preview, now)), accepted })
}

export async function reviewOf(learner: Learner | null, settings: LearnerSettings, now: Date): Promise<Review> {
  const { dayOf } = calendar(settings.timeZone)
  const today = dayOf(now)
  const history = learner ? await reviewedOf(learner) : []
  // What is no longer there cannot be asked.
  const known = new Set([...questionIds(), ...interviewIds()])
  const answers = answersOf(history, dayOf).filter(({ questionId }) => known.has(questionId))
  const target = targetOf(settings, dayOf)
  const days = target ? Math.min(longestHorizonDays, Math.max(horizonDays, target.day - today)) : horizonDays
  const { forecast, ...plan } = planReviews(answers, { dailyCap, target }, today, days)
  return {
    ...plan,
    timeZone: settings.timeZone,
    dailyCap,
    date: settings.reviewDate,
    accepted: settings.reviewDate !== null,
    forecast: forecast.map(({ day, count }) => ({ date: isoOf(day), count })),
  }
}

export const answersOf = (history: readonly Graded[], dayOf: (at: Date) => Day): Answered[] =>
  history.map(({ questionId, status, earned, of, confidence, createdAt }) => ({
    questionId,
    earned,
    of,
    confidence,
    day: dayOf(createdAt),
    ticked: status === 'ticked',
  }))

function targetOf({ reviewDate, reviewPlanned }: LearnerSettings, dayOf: (at: Date) => Day) {
  const day = reviewDate && dayOfIso(reviewDate)
  return day && reviewPlanned ? { day, since: dayOf(reviewPlanned) } : null
}
