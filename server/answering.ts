import 'server-only'
import { attemptSchema, prepareAttempt, storeAttempt } from './attempts.ts'
import { clientAddress } from './http/address.ts'
import { json } from './http/handle.ts'
import { learnerCookies, tokenOf } from './http/learner-cookie.ts'
import { problem } from './http/problem.ts'
import { RateLimit } from './http/rate-limit.ts'
import { readJson } from './http/read-json.ts'
import { refuseCrossOrigin } from './http/same-origin.ts'
import { findLearner } from './learners.ts'
import { recall, type Visitor, welcome } from './newcomers.ts'
import { currentVariant, variantAfter } from './variants.ts'

/** The scenario of a challenge is the longest answer. */
const maxBytes = 64 * 1024
const minute = 60_000
const answers = new RateLimit(Number(process.env.ANSWERS_PER_MINUTE ?? 60), minute)
/** A class behind one address gets in; a flood does not. */
const arrivals = new RateLimit(Number(process.env.NEW_LEARNERS_PER_HOUR ?? 1000), 60 * minute)

/** POST /api/attempts: refuses, grades, stores. Nothing is stored before everything that can refuse has been asked. */
export async function answer(request: Request): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const body = await readJson(request, attemptSchema, maxBytes)
  if (!body.ok) return body.problem
  const address = clientAddress(request)
  const visitor = (await returning(request)) ?? (await recall(address, body.value.id))
  const limited = visitor ? answers.refuse(visitor.learner.id) : arrivals.refuse(address)
  if (limited) return limited
  const prepared = prepareAttempt(body.value, visitor?.learner ?? null)
  if (!prepared.ok) return problem(prepared.code, { detail: prepared.detail })
  const holder = visitor ?? (await welcome(address, body.value.id))
  const { learner } = holder
  const stored = await storeAttempt(learner, prepared)
  if (stored.ok) {
    const next = stored.grade.status === 'graded' ? { next: await variantAfter(learner, body.value) } : {}
    return json({ ...stored.grade, ...next }, learnerCookies(holder))
  }
  if (stored.code === 'attempt-id-used') return problem(stored.code)
  return problem(stored.code, { members: { next: await currentVariant(learner, body.value) } })
}

async function returning(request: Request): Promise<Visitor | undefined> {
  const token = tokenOf(request)
  const learner = await findLearner(token)
  return learner && token ? { learner, token } : undefined
}
