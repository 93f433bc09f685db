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

/** For tests: users who are signed in, made without a password, which takes its time on purpose. One transaction. */
export async function signUpAll(wanted: readonly Wanted[]): Promise<SignedIn[]> {
  const { client } = database()
  const now = new Date()
  const people = wanted.map(({ name, role = 'learner', email, locale = 'en' }) => {
    const id = randomUUID()
    const user = { id, name, email: email ?? `${id}@example.org`, role, learnerId: randomUUID(), locale }
    return { user, ...newSession(id, now) }
  })
  await client.$transaction([
    client.learner.createMany({ data: people.map(({ user }) => ({ id: user.learnerId, tokenHash: noTokenHash() })) }),
    client.user.createMany({ data: people.map(({ user }) => user) }),
    client.session.createMany({ data: people.map(({ session }) => session) }),
  ])
  return people.map(({ user, cookie }) => ({ user, cookie }))
}

export const signUp = async (wanted: Wanted): Promise<SignedIn> => (await signUpAll([wanted]))[0]!

/** Another session of the same user. */
export async function signIn(userId: string, now = new Date()): Promise<string> {
  const { session, cookie } = newSession(userId, now)
  await database().client.session.create({ data: session })
  return cookie
}

function newSession(userId: string, now: Date) {
  const token = randomBytes(16).toString('hex')
  const expiresAt = new Date(now.getTime() + longestDays * day)
  const times = { createdAt: now, updatedAt: now, expiresAt }
  return { session: { id: randomUUID(), token: tokenHash(token), userId, ...times }, cookie: `session=${token}` }
}
