import 'server-only'
import { hasHints } from '../quiz/hints.ts'
import { type Grade, withRun } from '../quiz/question.ts'
import { admit } from './admitting.ts'
import { attemptSchema, prepareAttempt, storeAttempt } from './attempts.ts'
import { hintsTaken } from './hints.ts'
import { json } from './http/handle.ts'
import { learnerCookies } from './http/learner-cookie.ts'
import { problem } from './http/problem.ts'
import { readJson } from './http/read-json.ts'
import { refuseCrossOrigin } from './http/same-origin.ts'
import { exists } from './learners.ts'
import { holderOfSeed } from './merged-learners.ts'
import { welcome } from './newcomers.ts'
import type { FoundQuestion } from './questions.ts'
import { currentVariant, variantAfter } from './variants.ts'
import { questionAsShown } from './versions.ts'

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
  const shown = await questionAsShown(body.value, visitor?.learner ?? null)
  const hints =
    visitor && shown && hasHints(shown.question) ? await hintsTaken(visitor.learner, body.value.questionId) : 0
  const prepared = prepareAttempt(body.value, shown, await holderOfSeed(visitor?.learner ?? null, body.value), hints)
  if (!prepared.ok) return problem(prepared.code, { detail: prepared.detail })
  const holder = visitor ?? (await welcome(address, body.value.id))
  const { learner } = holder
  const stored = await storeAttempt(learner, prepared).catch(async (error) => {
    if (await exists(learner)) throw error
  })
  // Its browser signed in meanwhile.
  if (!stored) return problem('record-moved', { headers: { 'retry-after': '1' } })
  if (stored.ok) {
    const next =
      stored.grade.status === 'graded'
        ? { next: (await variantAfter(learner, body.value)) ?? (await currentVariant(learner, body.value)) }
        : {}
    return json({ ...told(stored.grade, shown, body.value.seed), ...next }, learnerCookies(holder))
  }
  if (stored.code === 'attempt-id-used') return problem(stored.code)
  return problem(stored.code, { members: { next: await currentVariant(learner, body.value) } })
}

/** A repeated request is told the run as well, though only the grade was stored. */
function told(grade: Grade, found: FoundQuestion | undefined, seed: number): Grade {
  return found ? withRun(grade, found.question, found.world, seed) : grade
}
