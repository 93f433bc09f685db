import 'server-only'
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { sha256 } from './canonical.ts'
import { database } from './database/database.ts'
import { retryWhenBusy } from './database/retry.ts'
import { unlessTaken } from './database/transaction.ts'
import type { Newcomer } from './learners.ts'

const rememberedMs = 10 * 60 * 1000

/**
 * The learner whom a first answer makes. The reply that carries the cookie may be lost, or the button pressed twice:
 * the same attempt from the same address is then the same learner, not another one who answered the same thing, whichever
 * process it comes to.
 */
export async function welcome(address: string, attemptId: string, now = Date.now()): Promise<Newcomer> {
  await forgetBefore(now - rememberedMs)
  const made = await unlessTaken(
    retryWhenBusy(() => create(address, attemptId, now)),
    null,
  )
  const newcomer = made ?? (await recall(address, attemptId, now))
  if (!newcomer) throw new Error('a newcomer was deleted in the moment of coming')
  return newcomer
}

export async function recall(address: string, attemptId: string, now = Date.now()): Promise<Newcomer | undefined> {
  const { newcomer } = database().client
  const known = await retryWhenBusy(() => newcomer.findUnique({ where: { id: idOf(address, attemptId) } }))
  if (!known || known.createdAt.getTime() < now - rememberedMs) return undefined
  return { learner: { id: known.learnerId }, token: tokenOf(known.salt, address, attemptId) }
}

/** Both rows or none, so that nobody is remembered who is not there. */
async function create(address: string, attemptId: string, now: number): Promise<Newcomer> {
  const salt = randomBytes(32).toString('base64url')
  const token = tokenOf(salt, address, attemptId)
  const learner = { id: randomUUID() }
  const newcomer = { id: idOf(address, attemptId), salt, createdAt: new Date(now) }
  await database().client.learner.create({
    data: { ...learner, tokenHash: sha256(token), newcomer: { create: newcomer } },
    select: { id: true },
  })
  return { learner, token }
}

const idOf = (address: string, attemptId: string) => sha256(`${address} ${attemptId}`)

const tokenOf = (salt: string, address: string, attemptId: string) =>
  createHmac('sha256', salt).update(`${address} ${attemptId}`).digest('base64url')

const forgetBefore = (oldest: number) =>
  retryWhenBusy(() => database().client.newcomer.deleteMany({ where: { createdAt: { lt: new Date(oldest) } } }))
