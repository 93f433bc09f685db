import 'server-only'
import { findUser } from './accounts/session.ts'
import { refusal } from './http/refusal.ts'
import { type Actor, may } from './permissions.ts'

/** Null for administrators: for others there is nothing. */
export async function refuseUnlessAdministrator(request: Request): Promise<Response | null> {
  const user = await findUser(request)
  const actor: Actor = user ? { kind: 'user', ...user, memberships: [] } : { kind: 'visitor', learnerId: null }
  return refusal(may(actor, 'administration', 'administration:use', {}))
}
