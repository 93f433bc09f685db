import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { json } from '../http/handle.ts'
import { problem } from '../http/problem.ts'
import { readJson } from '../http/read-json.ts'
import { refuseCrossOrigin } from '../http/same-origin.ts'
import { enter } from './entering.ts'
import { password } from './fields.ts'
import { refuseWithoutPassword } from './own-password.ts'
import { hashPassword, refusedPassword } from './passwords.ts'
import { requireUser } from './session.ts'

const schema = z.object({ current: password, password })

/** PUT /api/account/password: every session ends, this browser gets a new one. */
export async function changePassword(request: Request): Promise<Response> {
  const refused = refuseCrossOrigin(request)
  if (refused) return refused
  const body = await readJson(request, schema, 4000)
  if (!body.ok) return body.problem
  const required = await requireUser(request)
  if (!required.ok) return required.problem
  const weak = refusedPassword(body.value.password)
  if (weak) return problem(weak)
  const wrong = await refuseWithoutPassword(required.user, body.value.current)
  if (wrong) return wrong
  await setPassword(required.user.id, body.value.password)
  return json({}, await enter(request, required.user))
}

/** With it end all sessions and all links that could set another. */
export async function setPassword(userId: string, password: string): Promise<void> {
  const hashed = await hashPassword(password)
  const { client } = database()
  const mine = { where: { userId } }
  await retryWhenBusy(() =>
    client.$transaction([
      client.account.upsert({
        where: { providerId_accountId: { providerId: 'credential', accountId: userId } },
        create: { id: randomUUID(), providerId: 'credential', accountId: userId, userId, password: hashed },
        update: { password: hashed },
      }),
      client.session.deleteMany(mine),
      client.verification.deleteMany({
        where: { identifier: { startsWith: 'reset ' }, value: JSON.stringify({ userId }) },
      }),
    ]),
  )
}
