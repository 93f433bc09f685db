import { randomBytes, randomUUID } from 'node:crypto'
import type { Locale } from '../../content/locale.ts'
import { database } from '../database/database.ts'
import { noTokenHash } from '../learners.ts'
import type { Role } from '../permissions.ts'
import { type SignedInUser, tokenHash } from './session.ts'
import { longestDays } from './session-cookie.ts'

const day = 24 * 60 * 60 * 1000

export interface SignedIn {
  user: SignedInUser
  /** For the header `cookie` of requests. */
  cookie: string
}

interface Wanted {
  name: string
  role?: Role
  email?: string
  locale?: Locale
}

/** For tests: a user who is signed in, made without a password, which takes its time on purpose. */
export async function signUp({ name, role = 'learner', email, locale = 'en' }: Wanted): Promise<SignedIn> {
  const id = randomUUID()
  const learnerId = randomUUID()
  const user = { id, name, email: email ?? `${id}@example.org`, role, learnerId, locale }
  const { client } = database()
  await client.learner.create({ data: { id: learnerId, tokenHash: noTokenHash() } })
  await client.user.create({ data: user })
  return { user, cookie: await signIn(id) }
}

/** Another session of the same user. */
export async function signIn(userId: string, now = new Date()): Promise<string> {
  const token = randomBytes(16).toString('hex')
  const expiresAt = new Date(now.getTime() + longestDays * day)
  const times = { createdAt: now, updatedAt: now, expiresAt }
  await database().client.session.create({ data: { id: randomUUID(), token: tokenHash(token), userId, ...times } })
  return `session=${token}`
}
