import 'server-only'
import { randomBytes, randomUUID } from 'node:crypto'
import type { Locale } from '../../content/locale.ts'
import { sha256 } from '../canonical.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'

const hour = 60 * 60 * 1000

/** What a link is for, what it carries, and how long it lives. */
export interface Purposes {
  /** Whoever holds it sets the password. */
  reset: { userId: string }
  /** Whoever holds it reads the mail of the address, and is this user. */
  address: { userId: string; email: string }
  /** An account to be, complete but for the proof of its address. */
  account: { name: string; email: string; locale: Locale; passwordHash: string }
}
export type Purpose = keyof Purposes

const lifeMs: Record<Purpose, number> = { reset: hour, address: 24 * hour, account: 24 * hour }

/** The token is told once; the database holds its hash. */
export async function issueLink<P extends Purpose>(
  purpose: P,
  carried: Purposes[P],
  now = new Date(),
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const row = {
    id: randomUUID(),
    identifier: identifierOf(purpose, token),
    value: JSON.stringify(carried),
    expiresAt: new Date(now.getTime() + lifeMs[purpose]),
  }
  await retryWhenBusy(() =>
    database().client.$transaction([
      database().client.verification.deleteMany({ where: { expiresAt: { lte: now } } }),
      database().client.verification.create({ data: row }),
    ]),
  )
  return token
}

/** What a link carries, without using it; null when it is used, too old, or none of ours. */
export async function readLink<P extends Purpose>(
  purpose: P,
  token: string,
  now = new Date(),
): Promise<Purposes[P] | null> {
  const identifier = identifierOf(purpose, token)
  const row = await retryWhenBusy(() => database().client.verification.findFirst({ where: { identifier } }))
  return row && row.expiresAt > now ? JSON.parse(row.value) : null
}

/** True for exactly one who asks. */
export async function redeemLink(purpose: Purpose, token: string, now = new Date()): Promise<boolean> {
  const where = { identifier: identifierOf(purpose, token), expiresAt: { gt: now } }
  return (await retryWhenBusy(() => database().client.verification.deleteMany({ where }))).count === 1
}

const identifierOf = (purpose: Purpose, token: string) => `${purpose} ${sha256(token)}`
