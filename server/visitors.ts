import 'server-only'
import { findUser } from './accounts/session.ts'
import { tokenOf } from './http/learner-cookie.ts'
import { findLearner, type Learner } from './learners.ts'

export interface Visitor {
  learner: Learner
  /** What the browser's cookie holds; null for who is signed in. */
  token: string | null
  /** A record of this browser that has just become part of this one. */
  was?: Learner | null
}

/** Whose record a request is about: the account's for who is signed in, else that of the browser's cookie. */
export async function findVisitor(request: Request): Promise<Visitor | null> {
  const user = await findUser(request)
  if (user) return { learner: { id: user.learnerId }, token: null }
  const token = tokenOf(request)
  const learner = await findLearner(token)
  return learner && token ? { learner, token } : null
}

export const learnerOf = async (request: Request): Promise<Learner | null> =>
  (await findVisitor(request))?.learner ?? null
