import 'server-only'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { learnerCookies, noFormerMark } from '../http/learner-cookie.ts'
import { auth } from './auth.ts'
import { takeAlong } from './merging.ts'
import { tokenHash } from './session.ts'
import { sessionCookies, sessionTokenOf } from './session-cookie.ts'

interface Entering {
  id: string
  name: string
  learnerId: string
}

/** Begins a session that nobody could have known before, and takes along what this browser's visitor has learnt. */
export async function enter(request: Request, user: Entering): Promise<[string, string][]> {
  const { internalAdapter } = await auth().$context
  const { token } = await internalAdapter.createSession(user.id, false, { userAgent: browserOf(request) })
  return settleIn(request, user, token)
}

/** The same for a session that better-auth has begun. */
export async function settleIn(request: Request, user: Entering, token: string): Promise<[string, string][]> {
  await endSession(request)
  const learner = { id: user.learnerId }
  const was = await takeAlong(request, learner)
  return [
    ...sessionCookies(token, user),
    ...learnerCookies({ learner, token: null, was }),
    ...(was ? [] : [noFormerMark()]),
  ]
}

/** Ends the session by which this request came. */
export async function endSession(request: Request): Promise<void> {
  const token = sessionTokenOf(request)
  if (!token) return
  await retryWhenBusy(() => database().client.session.deleteMany({ where: { token: tokenHash(token) } }))
}

const longestBrowser = 300
export const browserOf = (request: Request): string =>
  (request.headers.get('user-agent') ?? '').slice(0, longestBrowser)
