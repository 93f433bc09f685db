import 'server-only'
import { database } from '../database/database.ts'
import { retryWhenBusy, retryWhenOvertaken } from '../database/retry.ts'
import { clientAddress } from '../http/address.ts'
import { json } from '../http/handle.ts'
import { learnerCookies } from '../http/learner-cookie.ts'
import { problem } from '../http/problem.ts'
import { RateLimit } from '../http/rate-limit.ts'
import { readJson } from '../http/read-json.ts'
import { refuseCrossOrigin } from '../http/same-origin.ts'
import { createLearner, type Learner } from '../learners.ts'
import { findVisitor } from '../visitors.ts'
import { fileSchema, type LearnerFile } from './file.ts'
import { addRecord } from './merge.ts'

const maxBytes = 16 * 1024 * 1024
const mostAttempts = 50_000
const limit = new RateLimit('imports', 10, 10 * 60_000)

/** POST /api/me/import: adds what a file has and the learner has not. Who has no record yet gets one. */
export async function importMe(request: Request, now = new Date()): Promise<Response> {
  const refused = refuseCrossOrigin(request) ?? (await limit.refuse(clientAddress(request)))
  if (refused) return refused
  const file = await readJson(request, fileSchema, maxBytes)
  if (!file.ok) return file.problem
  const holder = (await findVisitor(request)) ?? (await createLearner())
  const added = await retryWhenOvertaken(() => retryWhenBusy(() => merge(holder.learner, file.value, now)))
  if (!added) return problem('too-many-attempts', { detail: `at most ${mostAttempts}` })
  return json(added, learnerCookies(holder))
}

/** All or nothing: null, and nothing is kept, when it would be too much. */
async function merge(learner: Learner, file: LearnerFile, now: Date): Promise<{ attempts: number } | null> {
  const record = { ...file, attempts: file.attempts.map((attempt) => ({ ...attempt, imported: true })) }
  const work = database().client.$transaction(
    async (tx) => {
      const attempts = await addRecord(tx, learner, record, now)
      if ((await tx.attempt.count({ where: { learnerId: learner.id } })) > mostAttempts) throw new TooMany()
      return { attempts }
    },
    { maxWait: 5_000, timeout: 30_000 },
  )
  return work.catch((error) => {
    if (error instanceof TooMany) return null
    throw error
  })
}

class TooMany extends Error {}
