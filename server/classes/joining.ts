import 'server-only'
import { z } from 'zod'
import { findUser, type SignedInUser } from '../accounts/session.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { inTransaction, type Transaction } from '../database/transaction.ts'
import { clientAddress } from '../http/address.ts'
import { json } from '../http/handle.ts'
import { type ProblemCode, problem } from '../http/problem.ts'
import { RateLimit } from '../http/rate-limit.ts'
import { readJson } from '../http/read-json.ts'
import { refuseCrossOrigin } from '../http/same-origin.ts'
import { requireSite } from './access.ts'
import { record } from './audit.ts'
import { claimConfirmed } from './claims.ts'
import { readCode } from './code.ts'
import { type InvitationStanding, invitationStanding } from './invitation.ts'
import { lockClassroom } from './lock.ts'

/** Codes that do not exist, by address. Who has one that does is not counted: a whole class may share an address. */
const guesses = new RateLimit('guesses', 10, 60 * 60_000)

const reasons = {
  revoked: 'invitation-revoked',
  expired: 'invitation-expired',
  full: 'invitation-full',
  archived: 'class-archived',
} as const satisfies Record<Exclude<InvitationStanding, 'alive'>, ProblemCode>

const typed = z.string().min(1).max(100)
const lookSchema = z.object({ code: typed })
const joinSchema = z.object({ code: typed, shareEarlier: z.boolean() })

type Found = NonNullable<Awaited<ReturnType<typeof findInvitation>>>

/** POST /api/join/look: what class a code leads to, for whoever has the code; signed in or not. */
export async function lookAtInvitation(request: Request, now = new Date()): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const body = await readJson(request, lookSchema, 1000)
  if (!body.ok) return body.problem
  const user = await findUser(request)
  const guessed = await guess(request, body.value.code)
  if (guessed instanceof Response) return guessed
  const { classroom, section, requiresApproval } = guessed
  const mine = user && (await membershipOf(classroom.id, user))
  const within = mine && mine.status !== 'ended'
  const standing = invitationStanding(termsOf(guessed), now)
  if (standing !== 'alive' && !within) return problem(reasons[standing])
  return json({
    signedIn: user !== null,
    name: classroom.name,
    term: classroom.term,
    teachers: classroom.memberships.map(({ user: { name } }) => name),
    section: section?.name ?? null,
    /** Who was in the class before is asked about, whatever the invitation says. */
    requiresApproval: requiresApproval || mine?.status === 'ended',
    mine: mine?.status ?? null,
    classroomId: within ? classroom.id : null,
  })
}

/** POST /api/join: becomes a learner of the class. Repeating it changes nothing. */
export async function join(request: Request, now = new Date()): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const body = await readJson(request, joinSchema, 1000)
  if (!body.ok) return body.problem
  const required = await requireSite(request, 'classes:use')
  if (!required.ok) return required.problem
  const guessed = await guess(request, body.value.code)
  if (guessed instanceof Response) return guessed
  const joined = await inTransaction((tx) => enter(tx, guessed, required.access, body.value.shareEarlier, now))
  return typeof joined === 'string' ? problem(joined) : json({ classroomId: guessed.classroomId, ...joined })
}

/**
 * The invitation of a code, or the refusal. Guesses are counted after the look-up and before it is told: those who try
 * many at once learn no more than one after the other.
 */
async function guess(request: Request, text: string): Promise<Found | Response> {
  const code = readCode(text)
  if (!code) return problem('code-malformed')
  const address = clientAddress(request)
  const limited = await guesses.refusing(address)
  if (limited) return limited
  const found = await retryWhenBusy(() => findInvitation(database().client, code))
  if (!found) return (await guesses.refuse(address)) ?? problem('invitation-unknown')
  return (await guesses.refusing(address)) ?? found
}

const findInvitation = (client: Transaction, code: string) =>
  client.invitation.findUnique({
    where: { code },
    include: {
      section: { select: { name: true } },
      _count: { select: { uses: true } },
      classroom: {
        include: {
          memberships: {
            where: { role: 'instructor', status: 'active' },
            include: { user: { select: { name: true } } },
            orderBy: { joinedAt: 'asc' },
          },
        },
      },
    },
  })

const termsOf = ({ expiresAt, revokedAt, seats, _count, classroom }: Found) => ({
  expiresAt,
  revokedAt,
  seats,
  used: _count.uses,
  archivedAt: classroom.archivedAt,
})

const membershipOf = (classroomId: string, user: SignedInUser) =>
  retryWhenBusy(() =>
    database().client.membership.findUnique({ where: { classroomId_userId: { classroomId, userId: user.id } } }),
  )

/** Under the lock of the class, so that seats are counted and taken by one after the other. */
async function enter(tx: Transaction, { id, code, classroomId }: Found, user: SignedInUser, share: boolean, now: Date) {
  await lockClassroom(tx, classroomId)
  const invitation = await findInvitation(tx, code)
  if (!invitation) return 'invitation-unknown' as const
  const key = { classroomId, userId: user.id }
  const before = await tx.membership.findUnique({ where: { classroomId_userId: key } })
  if (before && before.status !== 'ended') return { status: before.status }
  const use = { invitationId: id, userId: user.id }
  const used = await tx.invitationUse.count({ where: use })
  const terms = termsOf(invitation)
  const standing = invitationStanding({ ...terms, used: terms.used - used }, now)
  if (standing !== 'alive') return reasons[standing]
  const status = invitation.requiresApproval || before ? 'pending' : 'active'
  const place = { role: 'learner', status, shareEarlier: share, sectionId: invitation.sectionId ?? before?.sectionId }
  await tx.membership.upsert({
    where: { classroomId_userId: key },
    create: { ...key, ...place, joinedAt: now },
    update: place,
  })
  if (used === 0) await tx.invitationUse.create({ data: { ...use, usedAt: now } })
  const action = status === 'active' ? 'member-joined' : 'member-asked'
  await record(tx, { classroomId, actorId: user.id, action, details: { userId: user.id, invitationId: id } }, now)
  if (status === 'active') await claimConfirmed(tx, classroomId, now)
  return { status }
}
