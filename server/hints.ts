import 'server-only'
import { z } from 'zod'
import { locales } from '../content/locale.ts'
import { hintOf } from '../quiz/hints.ts'
import { admit } from './admitting.ts'
import { database } from './database/database.ts'
import { retryWhenBusy } from './database/retry.ts'
import { json } from './http/handle.ts'
import { learnerCookies } from './http/learner-cookie.ts'
import { problem } from './http/problem.ts'
import { readJson } from './http/read-json.ts'
import { refuseCrossOrigin } from './http/same-origin.ts'
import type { Learner } from './learners.ts'
import { holderOfSeed } from './merged-learners.ts'
import { welcome } from './newcomers.ts'
import { findQuestion } from './questions.ts'
import { triesBefore } from './seeds.ts'

const hintSchema = z.object({
  /** Made by the browser, once for each press: who is new here is welcomed once. */
  id: z.uuid(),
  questionId: z.string().min(1).max(100),
  seed: z.int().min(0).max(0x7fffffff),
  /** From 0, one after the other. */
  hint: z.int().min(0).max(100),
  locale: z.enum(locales),
})

/** POST /api/hints: tells a hint, or what a look shows, and remembers that it was told, so that grading knows. */
export async function hint(request: Request): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const body = await readJson(request, hintSchema, 1000)
  if (!body.ok) return body.problem
  const { id, questionId, seed, hint, locale } = body.value
  const { address, visitor, limited } = await admit(request, id)
  if (limited) return limited
  const found = findQuestion(questionId)
  if (!found) return problem('question-unknown')
  const asked = hintOf(found.question, hint, found.world, seed)
  const taken = visitor ? await hintsTaken(visitor.learner, questionId) : 0
  if (!asked || (asked.inOrder && hint > taken)) return problem('hint-unknown')
  const issued = await holderOfSeed(visitor?.learner ?? null, body.value)
  if (triesBefore(seed, issued?.id ?? null, questionId) === null) return problem('seed-not-issued')
  const holder = visitor ?? (await welcome(address, id))
  if (!asked.inOrder || hint === taken) await take(holder.learner, { questionId, seed, hint })
  return json({ text: asked.text[locale], cost: asked.cost }, learnerCookies(holder))
}

/** How many hints of a question the learner has been told, in all tries: what is known stays known. */
export async function hintsTaken(learner: Learner, questionId: string): Promise<number> {
  const rows = await retryWhenBusy(() =>
    database().client.hintTaken.findMany({
      where: { learnerId: learner.id, questionId },
      distinct: ['hint'],
      select: { hint: true },
    }),
  )
  return rows.length
}

/** Pressing twice takes it once. */
const take = (learner: Learner, { questionId, seed, hint }: { questionId: string; seed: number; hint: number }) =>
  retryWhenBusy(
    () => database().client.$executeRaw`
      INSERT INTO "HintTaken" ("learnerId", "questionId", "seed", "hint", "createdAt")
      VALUES (${learner.id}, ${questionId}, ${seed}, ${hint}, ${new Date()})
      ON CONFLICT DO NOTHING`,
  )
