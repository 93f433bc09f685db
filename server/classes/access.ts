import 'server-only'
import type { z } from 'zod'
import { findUser, type SignedInUser } from '../accounts/session.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { readJson } from '../http/read-json.ts'
import { refusal } from '../http/refusal.ts'
import { refuseCrossOrigin } from '../http/same-origin.ts'
import { type ActionOn, type Actor, type ClassAction, type MembershipOf, may } from '../permissions.ts'

export interface ClassAccess {
  user: SignedInUser
  classroom: { id: string; name: string; term: string; timeZone: string; archivedAt: Date | null }
  /** Null for an administrator who is not in the class. */
  membership: (MembershipOf & { sectionId: string | null; shareEarlier: boolean; joinedAt: Date }) | null
}

export type Access<T> = { ok: true; access: T } | { ok: false; problem: Response }

const visitor: Actor = { kind: 'visitor', learnerId: null }

/** A class and its gradebook are found alike; who may do what with them differs. */
export type WithinClass = ClassAction | ActionOn<'gradebook'>

const decide = (actor: Actor, action: WithinClass, resource: { classroomId: string; archived: boolean } | null) =>
  isOfGradebook(action) ? may(actor, 'gradebook', action, resource) : may(actor, 'class', action, resource)

const isOfGradebook = (action: WithinClass): action is ActionOn<'gradebook'> => /^(gradebook|grades):/.test(action)

/** Fetch, decide, adapt: the class and one's place in it, or the refusal. */
export async function requireClass(
  request: Request,
  classroomId: string,
  action: WithinClass,
): Promise<Access<ClassAccess>> {
  const user = await findUser(request)
  if (!user) return { ok: false, problem: refusal(decide(visitor, action, null))! }
  const found = await retryWhenBusy(() =>
    database().client.classroom.findUnique({
      where: { id: classroomId },
      include: { memberships: { where: { userId: user.id } } },
    }),
  )
  const { memberships = [], ...classroom } = found ?? {}
  const actor: Actor = { kind: 'user', ...user, memberships: memberships as MembershipOf[] }
  const resource = found && { classroomId, archived: found.archivedAt !== null }
  const problem = refusal(decide(actor, action, resource))
  if (problem) return { ok: false, problem }
  const membership = (memberships[0] as ClassAccess['membership']) ?? null
  return { ok: true, access: { user, membership, classroom: classroom as ClassAccess['classroom'] } }
}

/** What one may do without a class. */
export async function requireSite(
  request: Request,
  action: 'classes:use' | 'class:create',
): Promise<Access<SignedInUser>> {
  const user = await findUser(request)
  const actor: Actor = user ? { kind: 'user', ...user, memberships: [] } : visitor
  const problem = refusal(may(actor, 'site', action, {}))
  return problem ? { ok: false, problem } : { ok: true, access: user! }
}

/** The ids in an address such as /api/classes/ID/sections/ID or /api/classes/ID/gradebook/ID/ID. */
function idsOf(request: Request): [classroomId: string, id: string, last: string] {
  const [, , , classroomId = '', , id = '', last = ''] = new URL(request.url).pathname.split('/')
  return [classroomId, id, last]
}

interface Asked {
  /** The id behind the class's, where the address has one. */
  id: string
  /** And the one behind that. */
  last: string
  now: Date
  request: Request
}

/** A handler that reads something of a class. */
export const readingClass =
  (action: WithinClass, work: (access: ClassAccess, asked: Asked) => Promise<Response>) =>
  async (request: Request, now = new Date()): Promise<Response> => {
    const [classroomId, id, last] = idsOf(request)
    const required = await requireClass(request, classroomId, action)
    return required.ok ? work(required.access, { id, last, now, request }) : required.problem
  }

/** A handler that changes something in a class, told by a body. */
export const changingClass =
  <T>(
    action: WithinClass,
    { schema, limit = 4000 }: { schema: z.ZodType<T>; limit?: number },
    work: (access: ClassAccess, body: T, asked: Asked) => Promise<Response>,
  ) =>
  async (request: Request, now = new Date()): Promise<Response> => {
    const refused = refuseCrossOrigin(request)
    if (refused) return refused
    const body = await readJson(request, schema, limit)
    if (!body.ok) return body.problem
    return readingClass(action, (access, asked) => work(access, body.value, asked))(request, now)
  }

/** A handler of DELETE, which has no body. */
export const removingFromClass =
  (action: WithinClass, work: (access: ClassAccess, asked: Asked) => Promise<Response>) =>
  async (request: Request, now = new Date()): Promise<Response> =>
    refuseCrossOrigin(request) ?? readingClass(action, work)(request, now)

export const done = (): Response => new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
