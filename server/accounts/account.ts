import 'server-only'
import { z } from 'zod'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { json } from '../http/handle.ts'
import { readJson } from '../http/read-json.ts'
import { refuseCrossOrigin } from '../http/same-origin.ts'
import { locale, name } from './fields.ts'
import { sendsMail } from './mail.ts'
import { oidcName } from './oidc-settings.ts'
import { passwordOf } from './own-password.ts'
import { findUser, requireUser } from './session.ts'
import { accountName, noSessionCookies } from './session-cookie.ts'

const changeSchema = z.object({ name: name.optional(), locale: locale.optional() })

/** GET /api/session: who is signed in, and which ways in there are. */
export async function getSession(request: Request): Promise<Response> {
  const user = await findUser(request)
  const signedIn = user && { name: user.name, role: user.role }
  // A session that was ended elsewhere leaves the name behind.
  const stale = user ? [] : noSessionCookies()
  return json({ user: signedIn, mail: sendsMail(), provider: oidcName() }, stale)
}

/** GET /api/account */
export async function getAccount(request: Request): Promise<Response> {
  const required = await requireUser(request)
  if (!required.ok) return required.problem
  const { id, name, email, role, locale } = required.user
  const hasPassword = (await passwordOf(id)) !== null
  return json({ name, email, role, locale, hasPassword, mail: sendsMail() })
}

/** PATCH /api/account: what is named is changed; the role is not among it. */
export async function patchAccount(request: Request): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const body = await readJson(request, changeSchema, 2000)
  if (!body.ok) return body.problem
  const required = await requireUser(request)
  if (!required.ok) return required.problem
  const { name, locale } = body.value
  const data = { ...(name === undefined ? {} : { name }), ...(locale === undefined ? {} : { locale }) }
  const changed = await retryWhenBusy(() =>
    database().client.user.update({
      where: { id: required.user.id },
      data,
      select: { name: true, locale: true },
    }),
  )
  return json(changed, [accountName(changed)])
}
