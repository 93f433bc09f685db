import 'server-only'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import type { Role } from '../permissions.ts'
import { issueLink } from './links.ts'

/** False when nobody has the address. */
export async function setRole(email: string, role: Role): Promise<boolean> {
  const where = { email: email.trim().toLowerCase() }
  return (await retryWhenBusy(() => database().client.user.updateMany({ where, data: { role } }))).count === 1
}

/** A token that sets the password of this user once; null when nobody has the address. */
export async function resetToken(email: string): Promise<{ token: string; locale: string } | null> {
  const where = { email: email.trim().toLowerCase() }
  const user = await retryWhenBusy(() => database().client.user.findUnique({ where }))
  return user && { token: await issueLink('reset', { userId: user.id }), locale: user.locale }
}

export const allUsers = () =>
  retryWhenBusy(() =>
    database().client.user.findMany({
      orderBy: { createdAt: 'asc' },
      select: { email: true, name: true, role: true, createdAt: true },
    }),
  )
