import 'server-only'
import { randomBytes, randomUUID } from 'node:crypto'
import { sha256 } from './canonical.ts'
import { database } from './database/database.ts'
import { retryWhenBusy } from './database/retry.ts'

export interface Learner {
  id: string
}

export interface Newcomer {
  learner: Learner
  /** Told once, to be kept by the browser; the database holds its hash. */
  token: string
}

const tokenBytes = 32
const tokenShape = /^[A-Za-z0-9_-]{43}$/

/** Of a record that opens by signing in alone: no token has this hash. */
export const noTokenHash = (): string => `nobody ${randomUUID()}`

/** The learner who holds this token; null for nobody. */
export async function findLearner(token: string | undefined): Promise<Learner | null> {
  if (!token || !tokenShape.test(token)) return null
  const { learner } = database().client
  return retryWhenBusy(() => learner.findUnique({ where: { tokenHash: sha256(token) }, select: { id: true } }))
}

export async function createLearner(): Promise<Newcomer> {
  const token = randomBytes(tokenBytes).toString('base64url')
  const learner = { id: randomUUID() }
  await retryWhenBusy(() =>
    database().client.learner.create({ data: { ...learner, tokenHash: sha256(token) }, select: { id: true } }),
  )
  return { learner, token }
}

export const exists = async (learner: Learner): Promise<boolean> =>
  (await retryWhenBusy(() => database().client.learner.count({ where: { id: learner.id } }))) > 0

/** The record of an account. */
export async function createRecord(): Promise<Learner> {
  const learner = { id: randomUUID() }
  await retryWhenBusy(() => database().client.learner.create({ data: { ...learner, tokenHash: noTokenHash() } }))
  return learner
}
