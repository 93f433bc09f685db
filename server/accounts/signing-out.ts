import 'server-only'
import { noLearnerCookies } from '../http/learner-cookie.ts'
import { refuseCrossOrigin } from '../http/same-origin.ts'
import { endSession } from './entering.ts'
import { noSessionCookies } from './session-cookie.ts'

/** POST /api/sign-out: the session ends on the server, and nothing of the account stays in the browser. */
export async function signOut(request: Request): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  await endSession(request)
  const headers: [string, string][] = [['cache-control', 'no-store'], ...noSessionCookies(), ...noLearnerCookies()]
  return new Response(null, { status: 204, headers })
}
