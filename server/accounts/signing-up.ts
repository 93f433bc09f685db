import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { clientAddress } from '../http/address.ts'
import { json } from '../http/handle.ts'
import { problem } from '../http/problem.ts'
import { readJson } from '../http/read-json.ts'
import { refuseCrossOrigin } from '../http/same-origin.ts'
import { noTokenHash } from '../learners.ts'
import { enter } from './entering.ts'
import { email, locale, name, password } from './fields.ts'
import { bucketOf, letters, newAccounts, takenAddresses } from './limits.ts'
import { issueLink, type Purposes } from './links.ts'
import { sendMail, sendsMail } from './mail.ts'
import { pageAddress } from './page-address.ts'
import { hashPassword, refusedPassword } from './passwords.ts'

const schema = z.object({ name, email, password, locale })

/**
 * POST /api/sign-up. With mail, the answer is the same whoever has the address: a letter tells its reader the rest.
 * Without, an account is made at once, so that an address that is taken shows; how often one may ask is limited.
 */
export async function signUp(request: Request): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const body = await readJson(request, schema, 4000)
  if (!body.ok) return body.problem
  const weak = refusedPassword(body.value.password)
  if (weak) return problem(weak)
  const address = clientAddress(request)
  const limited = (await newAccounts.refuse(address)) ?? (await takenAddresses.refusing(address))
  if (limited) return limited
  const { password, ...rest } = body.value
  const wanted = { ...rest, passwordHash: await hashPassword(password) }
  if (sendsMail()) return byMail(request, wanted)
  const user = await createUser(wanted, false)
  if (user) return json({ name: user.name, role: user.role }, await enter(request, user))
  await takenAddresses.refuse(address)
  return problem('address-taken')
}

async function byMail(request: Request, wanted: Purposes['account']): Promise<Response> {
  const { email: to, locale } = wanted
  if (!(await letters.refuse(bucketOf(to)))) {
    const taken = await retryWhenBusy(() => database().client.user.count({ where: { email: to } }))
    const link = pageAddress(request, locale, 'confirm', await issueLink('account', wanted))
    if (taken) sendMail({ to, locale, letter: 'taken', link: pageAddress(request, locale, 'sign-in') })
    else sendMail({ to, locale, letter: 'welcome', link })
  }
  return json({ confirm: true })
}

/** The user with an empty record and a password; null when the address is somebody's. */
export async function createUser({ name, email, locale, passwordHash }: Purposes['account'], emailVerified: boolean) {
  const id = randomUUID()
  const learner = { create: { id: randomUUID(), tokenHash: noTokenHash() } }
  const accounts = { create: { id: randomUUID(), accountId: id, providerId: 'credential', password: passwordHash } }
  try {
    return await retryWhenBusy(() =>
      database().client.user.create({ data: { id, name, email, locale, emailVerified, learner, accounts } }),
    )
  } catch (error) {
    if ((error as { code?: string }).code === 'P2002') return null
    throw error
  }
}
