import 'server-only'
import { APIError } from 'better-auth/api'
import { z } from 'zod'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { clientAddress } from '../http/address.ts'
import { json } from '../http/handle.ts'
import { problem } from '../http/problem.ts'
import { readJson } from '../http/read-json.ts'
import { refuseCrossOrigin } from '../http/same-origin.ts'
import { auth } from './auth.ts'
import { sendConfirmation } from './confirming.ts'
import { browserOf, settleIn } from './entering.ts'
import { email, password } from './fields.ts'
import { bucketOf, failures, tries } from './limits.ts'

const schema = z.object({ email, password })

/** POST /api/sign-in: a wrong password and an address that nobody has look the same, and take as long. */
export async function signIn(request: Request): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const body = await readJson(request, schema, 4000)
  if (!body.ok) return body.problem
  const address = clientAddress(request)
  const limited = (await tries.refuse(bucketOf(body.value.email))) ?? (await failures.refusing(address))
  if (limited) return limited
  const begun = await session(request, body.value)
  if (!begun.ok) {
    await failures.refuse(address)
    return problem(begun.code)
  }
  const user = await retryWhenBusy(() =>
    database().client.user.findUniqueOrThrow({ where: { email: body.value.email }, select: entering }),
  )
  return json({ name: user.name, role: user.role }, await settleIn(request, user, begun.token))
}

const entering = { id: true, learnerId: true, name: true, role: true } as const

type Credentials = z.infer<typeof schema>
type Begun = { ok: true; token: string } | { ok: false; code: 'sign-in-failed' | 'address-unconfirmed' }

async function session(request: Request, credentials: Credentials): Promise<Begun> {
  const headers = new Headers({ 'user-agent': browserOf(request) })
  try {
    const { token } = await auth().api.signInEmail({ body: credentials, headers })
    return { ok: true, token }
  } catch (error) {
    if (!(error instanceof APIError)) throw error
    if (error.status !== 'FORBIDDEN') return { ok: false, code: 'sign-in-failed' }
    await sendConfirmation(request, credentials.email)
    return { ok: false, code: 'address-unconfirmed' }
  }
}
