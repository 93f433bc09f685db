import 'server-only'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { problem } from '../http/problem.ts'
import { bucketOf, tries } from './limits.ts'
import { passwordFits } from './passwords.ts'

/** The refusal of what only the owner of the account may do, who says so by the password; null when it is right. */
export async function refuseWithoutPassword(user: { id: string; email: string }, password: string) {
  const limited = await tries.refuse(bucketOf(user.email))
  if (limited) return limited
  const hash = await passwordOf(user.id)
  if (!hash) return problem('no-password')
  return (await passwordFits({ hash, password })) ? null : problem('password-wrong')
}

/** Null for who signs in by another site only. */
export async function passwordOf(userId: string): Promise<string | null> {
  const where = { userId, providerId: 'credential' }
  const found = await retryWhenBusy(() => database().client.account.findFirst({ where, select: { password: true } }))
  return found?.password ?? null
}
