import 'server-only'
import { takeAlong } from './accounts/merging.ts'
import { clientAddress } from './http/address.ts'
import { RateLimit } from './http/rate-limit.ts'
import { refuseMerged } from './merged-learners.ts'
import { recall } from './newcomers.ts'
import { findVisitor, type Visitor } from './visitors.ts'

const minute = 60_000
const answers = new RateLimit('answers', Number(process.env.ANSWERS_PER_MINUTE ?? 60), minute)
/** A class behind one address gets in; a flood does not. */
const arrivals = new RateLimit('arrivals', Number(process.env.NEW_LEARNERS_PER_HOUR ?? 1000), 60 * minute)

export interface Admission {
  address: string
  /** Nobody yet, for who comes for the first time. */
  visitor: Visitor | undefined
  /** What to answer to who asks too often. */
  limited: Response | null
}

/** Who presses a button that makes a learner of a newcomer; `id` is that of the press. */
export async function admit(request: Request, id: string): Promise<Admission> {
  const address = clientAddress(request)
  const visitor = (await findVisitor(request)) ?? (await recall(address, id))
  if (visitor) {
    // A first answer may have been on its way while its sender signed in: it left a record of its own.
    const was = visitor.token === null ? await takeAlong(request, visitor.learner) : null
    return { address, visitor: { ...visitor, was }, limited: await answers.refuse(visitor.learner.id) }
  }
  return { address, visitor, limited: (await refuseMerged(request)) ?? (await arrivals.refuse(address)) }
}
