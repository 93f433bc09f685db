import 'server-only'
import { type Grade, withRun } from '../quiz/question.ts'
import { admit } from './admitting.ts'
import { type AttemptRequest, attemptSchema, prepareAttempt, storeAttempt } from './attempts.ts'
import { hintsTaken } from './hints.ts'
import { json } from './http/handle.ts'
import { learnerCookies } from './http/learner-cookie.ts'
import { problem } from './http/problem.ts'
import { readJson } from './http/read-json.ts'
import { refuseCrossOrigin } from './http/same-origin.ts'
import { welcome } from './newcomers.ts'
import { findQuestion } from './questions.ts'
import { currentVariant, variantAfter } from './variants.ts'

/** The scenario of a challenge is the longest answer. */
const maxBytes = 64 * 1024
/** POST /api/attempts: refuses, grades, stores. Nothing is stored before everything that can refuse has been asked. */
export async function answer(request: Request): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const body = await readJson(request, attemptSchema, maxBytes)
  if (!body.ok) return body.problem
  const { address, visitor, limited } = await admit(request, body.value.id)
  if (limited) return limited
  const hints =
    visitor && hasHints(body.value.questionId) ? await hintsTaken(visitor.learner, body.value.questionId) : 0
  const prepared = prepareAttempt(body.value, visitor?.learner ?? null, hints)
  if (!prepared.ok) return problem(prepared.code, { detail: prepared.detail })
  const holder = visitor ?? (await welcome(address, body.value.id))
  const { learner } = holder
  const stored = await storeAttempt(learner, prepared)
  if (stored.ok) {
    const next = stored.grade.status === 'graded' ? { next: await variantAfter(learner, body.value) } : {}
    return json({ ...told(stored.grade, body.value), ...next }, learnerCookies(holder))
  }
  if (stored.code === 'attempt-id-used') return problem(stored.code)
  return problem(stored.code, { members: { next: await currentVariant(learner, body.value) } })
}

/** A repeated request is told the run as well, though only the grade was stored. */
function told(grade: Grade, { questionId, seed }: AttemptRequest): Grade {
  const found = findQuestion(questionId)
  return found ? withRun(grade, found.question, found.world, seed) : grade
}

function hasHints(questionId: string): boolean {
  const question = findQuestion(questionId)?.question
  return question?.kind === 'challenge' && question.hints.length > 0
}
