import 'server-only'
import { defaultLocale, isLocale, type Locale } from '../../content/locale.ts'
import { sha256 } from '../canonical.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { problem } from '../http/problem.ts'
import type { Role } from '../permissions.ts'
import { sessionTokenOf } from './session-cookie.ts'

export interface SignedInUser {
  id: string
  name: string
  email: string
  role: Role
  /** Whose record the user's answers are. */
  learnerId: string
  locale: Locale
}

export interface CurrentSession {
  id: string
  user: SignedInUser
}

const day = 24 * 60 * 60 * 1000
const idleMs = 30 * day
/** Using a session is written down this often. */
const touchMs = day / 2
/** What better-auth makes: 32 letters and digits, 190 bits. */
const tokenShape = /^[A-Za-z0-9]{32}$/

/** What the database holds of a token: whoever reads the database cannot sign in by it. */
export const tokenHash = (token: string): string => sha256(`session ${token}`)

export const findUser = async (request: Request): Promise<SignedInUser | null> =>
  (await findSession(request))?.user ?? null

export type Required = { ok: true; user: SignedInUser } | { ok: false; problem: Response }

/** The user who asks, or the refusal. */
export async function requireUser(request: Request): Promise<Required> {
  const user = await findUser(request)
  return user ? { ok: true, user } : { ok: false, problem: problem('sign-in-required') }
}

/** `expiresAt` is the end whatever happens; `updatedAt` is the last use, and idle for too long is ended as well. */
export async function findSession(request: Request, now = new Date()): Promise<CurrentSession | null> {
  const token = sessionTokenOf(request)
  if (!token || !tokenShape.test(token)) return null
  const { session } = database().client
  const found = await retryWhenBusy(() =>
    session.findUnique({ where: { token: tokenHash(token) }, include: { user: true } }),
  )
  if (!found || found.expiresAt <= now || now.getTime() - found.updatedAt.getTime() >= idleMs) return null
  if (now.getTime() - found.updatedAt.getTime() >= touchMs) {
    await retryWhenBusy(() => session.updateMany({ where: { id: found.id }, data: { updatedAt: now } }))
  }
  const { id, name, email, role, learnerId, locale } = found.user
  const user = { id, name, email, role: roleOf(role), learnerId, locale: isLocale(locale) ? locale : defaultLocale }
  return { id: found.id, user }
}

const roleOf = (stored: string): Role => (stored === 'instructor' || stored === 'administrator' ? stored : 'learner')
