import 'server-only'
import { z } from 'zod'
import { isLocale } from '../../content/locale.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { clientAddress } from '../http/address.ts'
import { json } from '../http/handle.ts'
import { problem } from '../http/problem.ts'
import { readJson } from '../http/read-json.ts'
import { refuseCrossOrigin } from '../http/same-origin.ts'
import { enter } from './entering.ts'
import { password, token } from './fields.ts'
import { bucketOf, failures, letters, tries } from './limits.ts'
import { issueLink, readLink, redeemLink } from './links.ts'
import { sendMail } from './mail.ts'
import { refuseWithoutPassword } from './own-password.ts'
import { pageAddress } from './page-address.ts'
import { passwordFits } from './passwords.ts'
import { createUser } from './signing-up.ts'

const schema = z.object({ token, password })

/**
 * POST /api/confirm: the link proves the address, the password that the same person asked for it. Somebody who is sent a
 * link that another one asked for cannot be made to open an account whose password that other one knows.
 */
export async function confirm(request: Request): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const body = await readJson(request, schema, 4000)
  if (!body.ok) return body.problem
  const limited = await failures.refusing(clientAddress(request))
  if (limited) return limited
  const answer = (await confirmAccount(request, body.value)) ?? (await confirmAddress(request, body.value))
  return answer ?? problem('link-invalid')
}

type Confirming = z.infer<typeof schema>

async function confirmAccount(request: Request, { token, password }: Confirming): Promise<Response | null> {
  const wanted = await readLink('account', token)
  if (!wanted) return null
  const limited = await tries.refuse(bucketOf(wanted.email))
  if (limited) return limited
  if (!(await passwordFits({ hash: wanted.passwordHash, password }))) return problem('password-wrong')
  if (!(await redeemLink('account', token))) return null
  const user = await createUser(wanted, true)
  if (!user) return problem('address-taken')
  return json({ name: user.name, role: user.role }, await enter(request, user))
}

async function confirmAddress(request: Request, { token, password }: Confirming): Promise<Response | null> {
  const carried = await readLink('address', token)
  const { user } = database().client
  const found = carried && (await retryWhenBusy(() => user.findUnique({ where: { id: carried.userId } })))
  if (!found) return null
  const wrong = await refuseWithoutPassword(found, password)
  if (wrong) return wrong
  if (!(await redeemLink('address', token))) return null
  if (!(await setAddress(found.id, carried.email, true))) return problem('address-taken')
  return json({ name: found.name, role: found.role }, await enter(request, found))
}

/** False when somebody else has it. */
export async function setAddress(userId: string, email: string, emailVerified: boolean): Promise<boolean> {
  try {
    await retryWhenBusy(() => database().client.user.update({ where: { id: userId }, data: { email, emailVerified } }))
    return true
  } catch (error) {
    if ((error as { code?: string }).code === 'P2002') return false
    throw error
  }
}

/** To who signed up before mail was set up, and has just given the right password. */
export async function sendConfirmation(request: Request, email: string): Promise<void> {
  if (await letters.refuse(bucketOf(email))) return
  const user = await retryWhenBusy(() => database().client.user.findUnique({ where: { email } }))
  if (!user) return
  const locale = isLocale(user.locale) ? user.locale : 'en'
  const link = pageAddress(request, locale, 'confirm', await issueLink('address', { userId: user.id, email }))
  sendMail({ to: email, locale, letter: 'address', link })
}
