import 'server-only'
import { z } from 'zod'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { clientAddress } from '../http/address.ts'
import { json } from '../http/handle.ts'
import { problem } from '../http/problem.ts'
import { readJson } from '../http/read-json.ts'
import { refuseCrossOrigin } from '../http/same-origin.ts'
import { setAddress } from './confirming.ts'
import { email, password } from './fields.ts'
import { bucketOf, letters, takenAddresses } from './limits.ts'
import { issueLink } from './links.ts'
import { sendMail, sendsMail } from './mail.ts'
import { refuseWithoutPassword } from './own-password.ts'
import { pageAddress } from './page-address.ts'
import { requireUser, type SignedInUser } from './session.ts'

const schema = z.object({ email, password })

/** PUT /api/account/email: with mail, when the new address has answered; without, at once. */
export async function changeAddress(request: Request): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const body = await readJson(request, schema, 4000)
  if (!body.ok) return body.problem
  const required = await requireUser(request)
  if (!required.ok) return required.problem
  const { user } = required
  const wrong = await refuseWithoutPassword(user, body.value.password)
  if (wrong) return wrong
  if (sendsMail()) return byMail(request, user, body.value.email)
  const limited = await takenAddresses.refusing(clientAddress(request))
  if (limited) return limited
  if (await setAddress(user.id, body.value.email, false)) return json({ email: body.value.email })
  await takenAddresses.refuse(clientAddress(request))
  return problem('address-taken')
}

/** The old address is told, in case it was not its owner who asked. */
async function byMail(request: Request, { id, email: old, locale }: SignedInUser, email: string): Promise<Response> {
  if (!(await letters.refuse(bucketOf(email)))) {
    const taken = await retryWhenBusy(() => database().client.user.count({ where: { email } }))
    const link = pageAddress(request, locale, 'confirm', await issueLink('address', { userId: id, email }))
    if (!taken) sendMail({ to: email, locale, letter: 'address', link })
    sendMail({ to: old, locale, letter: 'moving', link: pageAddress(request, locale, 'account') })
  }
  return json({ confirm: true })
}
