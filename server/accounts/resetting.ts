import 'server-only'
import { z } from 'zod'
import { isLocale } from '../../content/locale.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { json } from '../http/handle.ts'
import { problem } from '../http/problem.ts'
import { readJson } from '../http/read-json.ts'
import { refuseCrossOrigin } from '../http/same-origin.ts'
import { log } from '../log.ts'
import { setPassword } from './changing-password.ts'
import { email, locale, password, token } from './fields.ts'
import { bucketOf, letters } from './limits.ts'
import { issueLink, readLink, redeemLink } from './links.ts'
import { sendMail, sendsMail } from './mail.ts'
import { pageAddress } from './page-address.ts'
import { refusedPassword } from './passwords.ts'

const askSchema = z.object({ email, locale })
const resetSchema = z.object({ token, password })

/** POST /api/reset-requests: the same answer, as quickly, whether or not somebody has the address. */
export async function askForReset(request: Request): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const body = await readJson(request, askSchema, 1000)
  if (!body.ok) return body.problem
  if (!sendsMail()) return problem('mail-not-set-up')
  if (!(await letters.refuse(bucketOf(body.value.email)))) {
    sendReset(request, body.value.email).catch((error) => log('reset-link-not-made', {}, error))
  }
  return json({ sent: 'if-known' })
}

async function sendReset(request: Request, to: string) {
  const user = await retryWhenBusy(() => database().client.user.findUnique({ where: { email: to } }))
  if (!user) return
  const locale = isLocale(user.locale) ? user.locale : 'en'
  const link = pageAddress(request, locale, 'reset', await issueLink('reset', { userId: user.id }))
  sendMail({ to, locale, letter: 'reset', link })
}

/** POST /api/reset: whoever has the link sets the password. It works once, and ends all sessions. */
export async function reset(request: Request): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const body = await readJson(request, resetSchema, 4000)
  if (!body.ok) return body.problem
  const weak = refusedPassword(body.value.password)
  if (weak) return problem(weak)
  const carried = await readLink('reset', body.value.token)
  if (!carried || !(await redeemLink('reset', body.value.token))) return problem('link-invalid')
  await setPassword(carried.userId, body.value.password)
  // The link came by the mail of this address, or from the administrator.
  await retryWhenBusy(() =>
    database().client.user.update({ where: { id: carried.userId }, data: { emailVerified: true } }),
  )
  return json({})
}
