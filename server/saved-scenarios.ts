import 'server-only'
import { z } from 'zod'
import type { Scenario } from '../tcp/scenario.ts'
import { parseScenario } from '../tcp/schema.ts'
import { findUser, requireUser } from './accounts/session.ts'
import { database } from './database/database.ts'
import type { Prisma } from './database/generated/sqlite/client.ts'
import { retryWhenBusy } from './database/retry.ts'
import { inTransaction } from './database/transaction.ts'
import { json } from './http/handle.ts'
import { problem } from './http/problem.ts'
import { RateLimit } from './http/rate-limit.ts'
import { readJson } from './http/read-json.ts'
import { refuseCrossOrigin } from './http/same-origin.ts'

/** A scenario that is kept in an account; `at` is when it was saved, ISO 8601. */
export interface SavedScenario {
  id: string
  name: string
  at: string
  scenario: Scenario
}

export const savedLimits = { scenarios: 200, name: 80, bytes: 64 * 1024 } as const
const limit = new RateLimit('scenarios', 300, 60_000)

export const savedScenario = {
  name: z
    .string()
    .trim()
    .refine(
      (name) => name !== '' && [...name].length <= savedLimits.name,
      `expected 1 to ${savedLimits.name} characters`,
    ),
  scenario: z.unknown().transform((value, context): Scenario => {
    const parsed = parseScenario(value)
    if (parsed.ok) return parsed.scenario
    const [{ path, expected } = { path: '', expected: 'a scenario' }] = parsed.problems
    context.addIssue({ code: 'custom', path: path ? [path] : [], message: `expected ${expected}` })
    return z.NEVER
  }),
}
const bodySchema = z.strictObject({ ...savedScenario, at: z.iso.datetime() })

/** GET /api/scenarios: the newest first. Who has not signed in has no account to keep any in. */
export async function getScenarios(request: Request): Promise<Response> {
  const user = await findUser(request)
  return json({ signedIn: user !== null, scenarios: user ? await savedBy(user.learnerId) : [] })
}

/** PUT /api/scenarios/ID: keeps one, or another one in its place. The browser has made the id. */
export async function putScenario(request: Request, now = new Date()): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const body = await readJson(request, bodySchema, savedLimits.bytes)
  if (!body.ok) return body.problem
  const required = await requireUser(request)
  if (!required.ok) return required.problem
  const id = idOf(request)
  if (!id) return problem('not-found')
  const { learnerId } = required.user
  const limited = await limit.refuse(learnerId)
  if (limited) return limited
  const { name, scenario, at } = body.value
  const wanted = new Date(at)
  const data = { name, scenario: scenario as object as Prisma.InputJsonObject, updatedAt: wanted > now ? now : wanted }
  const kept = await inTransaction(async (tx) => {
    const others = await tx.savedScenario.count({ where: { learnerId, id: { not: id } } })
    if (others >= savedLimits.scenarios) return false
    const key = { learnerId, id }
    await tx.savedScenario.upsert({ where: { learnerId_id: key }, create: { ...key, ...data }, update: data })
    return true
  })
  if (!kept) return problem('too-many-scenarios', { detail: `at most ${savedLimits.scenarios}` })
  return noContent()
}

/** DELETE /api/scenarios/ID: what is not there is gone already. */
export async function deleteScenario(request: Request): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const required = await requireUser(request)
  if (!required.ok) return required.problem
  const { learnerId } = required.user
  const limited = await limit.refuse(learnerId)
  if (limited) return limited
  const id = idOf(request)
  if (id) await retryWhenBusy(() => database().client.savedScenario.deleteMany({ where: { learnerId, id } }))
  return noContent()
}

async function savedBy(learnerId: string): Promise<SavedScenario[]> {
  const rows = await retryWhenBusy(() =>
    database().client.savedScenario.findMany({ where: { learnerId }, orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }] }),
  )
  return rows.map(({ id, name, scenario, updatedAt }) => ({
    id,
    name,
    at: updatedAt.toISOString(),
    scenario: scenario as unknown as Scenario,
  }))
}

function idOf(request: Request): string | null {
  const id = z.uuid().safeParse(new URL(request.url).pathname.split('/')[3])
  return id.success ? id.data : null
}

const noContent = () => new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
