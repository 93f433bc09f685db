import 'server-only'
import { z } from 'zod'
import type { MockState } from '../quiz/interview/mock.ts'
import { canonicalHash } from './canonical.ts'
import { database } from './database/database.ts'
import type { Prisma } from './database/generated/sqlite/client.ts'
import { retryWhenBusy } from './database/retry.ts'
import { unlessTaken } from './database/transaction.ts'
import { json } from './http/handle.ts'
import { problem } from './http/problem.ts'
import { RateLimit } from './http/rate-limit.ts'
import { readJson } from './http/read-json.ts'
import { refuseCrossOrigin } from './http/same-origin.ts'
import type { Learner } from './learners.ts'
import { mockState } from './mock-state.ts'
import { learnerOf } from './visitors.ts'

/** Forty answers with their follow-ups, typed at length. */
const maxBytes = 512 * 1024
const mostMocks = 200
const saves = new RateLimit('mocks', 120, 60_000)

const saveSchema = z.object({
  /** What the browser has seen of it last: 0 before the first save. */
  revision: z.int().min(0),
  state: mockState,
})

const idOf = (request: Request) => z.uuid().safeParse(new URL(request.url).pathname.split('/').at(-1)).data

/** GET /api/mocks: all of the learner, the newest first. */
export async function getMocks(request: Request): Promise<Response> {
  const learner = await learnerOf(request)
  const rows = learner
    ? await retryWhenBusy(() =>
        database().client.mockInterview.findMany({ where: { learnerId: learner.id }, orderBy: { startedAt: 'desc' } }),
      )
    : []
  return json({
    mocks: rows.flatMap(({ id, state, startedAt, finishedAt }) => {
      const read = stateOf(state)
      return read ? { id, level: read.level, minutes: read.minutes, locale: read.locale, startedAt, finishedAt } : []
    }),
  })
}

/** GET /api/mocks/ID */
export async function getMock(request: Request): Promise<Response> {
  const learner = await learnerOf(request)
  const id = idOf(request)
  const row = learner && id ? await find(learner, id) : null
  const state = row && stateOf(row.state)
  if (!row || !state) return problem('not-found')
  const { revision, startedAt, finishedAt } = row
  return json({ id: row.id, revision, state, startedAt, finishedAt })
}

/**
 * PUT /api/mocks/ID: stores what came after the revision that the browser has seen. Who has seen less is told what is
 * there, and writes nothing; the same save again is the same.
 */
export async function putMock(request: Request, now = new Date()): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const body = await readJson(request, saveSchema, maxBytes)
  if (!body.ok) return body.problem
  const learner = await learnerOf(request)
  if (!learner) return problem('no-learner')
  const id = idOf(request)
  if (!id) return problem('not-found')
  const limited = await saves.refuse(learner.id)
  if (limited) return limited
  const { revision, state } = body.value
  if (revision === 0 && (await countOf(learner)) >= mostMocks && !(await find(learner, id))) {
    return problem('too-many-mocks', { detail: `at most ${mostMocks}` })
  }
  if (await save(learner, id, revision, state, now)) return json({ revision: revision + 1 })
  const row = await find(learner, id)
  if (!row) return problem('not-found')
  const repeated = row.revision === revision + 1 && canonicalHash(row.state) === canonicalHash(state)
  if (repeated) return json({ revision: row.revision })
  return problem('mock-changed', { members: { current: { revision: row.revision, state: row.state } } })
}

/** Null for what came with an import and is none. */
const stateOf = (state: unknown): MockState | null => mockState.safeParse(state).data ?? null

const find = ({ id: learnerId }: Learner, id: string) =>
  retryWhenBusy(() => database().client.mockInterview.findUnique({ where: { learnerId_id: { learnerId, id } } }))

const countOf = ({ id: learnerId }: Learner) =>
  retryWhenBusy(() => database().client.mockInterview.count({ where: { learnerId } }))

/** One statement: of two pages that have seen the same, one is first. */
async function save(
  { id: learnerId }: Learner,
  id: string,
  revision: number,
  state: MockState,
  now: Date,
): Promise<boolean> {
  const finishedAt = state.finished ? now : null
  const { mockInterview } = database().client
  const data = { state: state as unknown as Prisma.InputJsonValue, revision: revision + 1, finishedAt }
  const work = () =>
    revision === 0
      ? unlessTaken(
          mockInterview.create({ data: { ...data, learnerId, id, startedAt: now } }).then(() => 1),
          0,
        )
      : mockInterview.updateMany({ where: { learnerId, id, revision }, data }).then(({ count }) => count)
  return (await retryWhenBusy(work)) === 1
}
