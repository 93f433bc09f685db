import 'server-only'
import type { z } from 'zod'
import { findUser, type SignedInUser } from '../accounts/session.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { readJson } from '../http/read-json.ts'
import { refusal } from '../http/refusal.ts'
import { refuseCrossOrigin } from '../http/same-origin.ts'
import { type ActionOn, type Actor, type MembershipOf, may } from '../permissions.ts'
import { type AssignmentRow, assignmentParts } from './rows.ts'

export interface AssignmentAccess {
  user: SignedInUser
  assignment: AssignmentRow
  classroom: { id: string; name: string; timeZone: string }
  /** Null for an administrator who is not in the class. */
  membership: (MembershipOf & Joined) | null
  /** Whether this is one of those who teach it: they see drafts, and all learners. */
  teaches: boolean
}

export interface Joined {
  userId: string
  sectionId: string | null
  shareEarlier: boolean
  joinedAt: Date
}

type Action = ActionOn<'assignment'>
type Access = { ok: true; access: AssignmentAccess } | { ok: false; problem: Response }

/** The assignment and one's place in its class, or the refusal. */
export async function requireAssignment(request: Request, id: string, action: Action): Promise<Access> {
  const user = await findUser(request)
  const found = user && (await findAssignment(id, user.id))
  const { memberships = [], ...classroom } = found?.classroom ?? {}
  const actor: Actor = user
    ? { kind: 'user', ...user, memberships: memberships as MembershipOf[] }
    : { kind: 'visitor', learnerId: null }
  const resource = found && {
    classroomId: found.classroomId,
    archived: found.classroom.archivedAt !== null,
    published: found.publishedAt !== null,
  }
  const problem = refusal(may(actor, 'assignment', action, resource))
  if (problem) return { ok: false, problem }
  const { classroom: _, ...assignment } = found!
  return {
    ok: true,
    access: {
      user: user!,
      assignment,
      classroom: classroom as AssignmentAccess['classroom'],
      membership: (memberships[0] as AssignmentAccess['membership']) ?? null,
      teaches: may(actor, 'assignment', 'assignment:inspect', resource) === 'allowed',
    },
  }
}

const findAssignment = (id: string, userId: string) =>
  retryWhenBusy(() =>
    database().client.assignment.findUnique({
      where: { id },
      include: { ...assignmentParts, classroom: { include: { memberships: { where: { userId } } } } },
    }),
  )

interface Asked {
  /** The id behind the assignment's own, where the address has one. */
  id: string
  now: Date
  request: Request
}

/** A handler of /api/assignments/ID/... that reads. */
export const readingAssignment =
  (action: Action, work: (access: AssignmentAccess, asked: Asked) => Promise<Response>) =>
  async (request: Request, now = new Date()): Promise<Response> => {
    const [, , , assignmentId = '', , id = ''] = new URL(request.url).pathname.split('/')
    const required = await requireAssignment(request, assignmentId, action)
    return required.ok ? work(required.access, { id, now, request }) : required.problem
  }

/** A handler that changes an assignment, told by a body. */
export const changingAssignment =
  <T>(
    schema: z.ZodType<T>,
    work: (access: AssignmentAccess, body: T, asked: Asked) => Promise<Response>,
    limit = 64 * 1024,
  ) =>
  async (request: Request, now = new Date()): Promise<Response> => {
    const refused = refuseCrossOrigin(request)
    if (refused) return refused
    const body = await readJson(request, schema, limit)
    if (!body.ok) return body.problem
    const change = readingAssignment('assignment:change', (access, asked) => work(access, body.value, asked))
    return change(request, now)
  }

/** A handler of DELETE, which has no body. */
export const removingAssignment =
  (work: (access: AssignmentAccess, asked: Asked) => Promise<Response>) =>
  async (request: Request, now = new Date()): Promise<Response> =>
    refuseCrossOrigin(request) ?? readingAssignment('assignment:change', work)(request, now)
