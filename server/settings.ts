import 'server-only'
import { z } from 'zod'
import { database } from './database/database.ts'
import { retryWhenBusy } from './database/retry.ts'
import { calendar, dayOfIso, defaultZone, isTimeZone } from './days.ts'
import { json } from './http/handle.ts'
import { problem } from './http/problem.ts'
import { readJson } from './http/read-json.ts'
import { refuseCrossOrigin } from './http/same-origin.ts'
import type { Learner } from './learners.ts'
import { learnerOf } from './visitors.ts'

export interface LearnerSettings {
  timeZone: string
  /** The day that reviews lead up to. */
  reviewDate: string | null
  /** When the plan towards it was accepted. */
  reviewPlanned: Date | null
  streak: boolean
}

const unset: LearnerSettings = { timeZone: defaultZone, reviewDate: null, reviewPlanned: null, streak: false }

export const timeZone = z.string().max(64).refine(isTimeZone, 'expected an IANA time zone')
export const calendarDate = z
  .string()
  .max(10)
  .refine((text) => dayOfIso(text) !== null, 'expected a date such as 2027-03-01')

const changeSchema = z.object({
  timeZone: timeZone.optional(),
  reviewDate: calendarDate.nullable().optional(),
  streak: z.boolean().optional(),
})

export async function settingsOf(learner: Learner | null): Promise<LearnerSettings> {
  if (!learner) return unset
  const row = await retryWhenBusy(() =>
    database().client.settings.findUnique({
      where: { learnerId: learner.id },
      select: { timeZone: true, reviewDate: true, reviewPlanned: true, streak: true },
    }),
  )
  return row ?? unset
}

/** GET /api/settings: no time zone where none was ever told. */
export async function getSettings(request: Request): Promise<Response> {
  const settings = await settingsOf(await learnerOf(request))
  return json({ ...publicPart(settings), ...(settings === unset ? { timeZone: null } : {}) })
}

/** PUT /api/settings: what is named is changed. */
export async function putSettings(request: Request, now = new Date()): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const body = await readJson(request, changeSchema, 1000)
  if (!body.ok) return body.problem
  const learner = await learnerOf(request)
  if (!learner) return problem('no-learner')
  const before = await settingsOf(learner)
  const { reviewDate, ...change } = body.value
  const zone = change.timeZone ?? before.timeZone
  if (reviewDate && dayOfIso(reviewDate)! <= calendar(zone).dayOf(now)) return problem('date-not-ahead')
  // Sightings count from the moment at which a plan is accepted; the same date again is the same plan.
  const planned = reviewDate && reviewDate !== before.reviewDate ? now : before.reviewPlanned
  const date = reviewDate === undefined ? {} : { reviewDate, reviewPlanned: reviewDate ? planned : null }
  const data = { ...change, ...date, updatedAt: now }
  const stored = await retryWhenBusy(() =>
    database().client.settings.upsert({
      where: { learnerId: learner.id },
      create: { ...data, learnerId: learner.id },
      update: data,
    }),
  )
  return json(publicPart(stored))
}

const publicPart = ({ timeZone, reviewDate, streak }: LearnerSettings) => ({ timeZone, reviewDate, streak })
