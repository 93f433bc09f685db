import 'server-only'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type Algorithm, hash, verify } from '@node-rs/argon2'
import { Turns } from '../database/turns.ts'
import type { ProblemCode } from '../http/problem.ts'

export const shortestPassword = 8
export const longestPassword = 128

/** The least that OWASP recommends for argon2id: 19 MiB, two passes, one lane. */
const cost = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

/** A class that signs in at once waits for its passwords here, so that the answers of others keep a share of the machine. */
const places = Array.from({ length: availableParallelism() }, () => new Turns())
let asked = 0
const inPlace = <Result>(work: () => Promise<Result>): Promise<Result> => places[asked++ % places.length]!.during(work)

export const hashPassword = (password: string): Promise<string> => inPlace(() => hash(password.normalize('NFKC'), cost))

export const passwordFits = ({ hash, password }: { hash: string; password: string }): Promise<boolean> =>
  inPlace(() => verify(hash, password.normalize('NFKC')))

/** Why a password is not taken; any letters, and no rules about their mixture. */
export function refusedPassword(password: string): ProblemCode | null {
  const { length } = [...password]
  if (length < shortestPassword) return 'password-too-short'
  if (length > longestPassword) return 'password-too-long'
  return commonPasswords().has(password.toLowerCase()) ? 'password-common' : null
}

let common: ReadonlySet<string> | undefined

/** The 3,000 most common that are long enough, from zxcvbn-ts (MIT). */
function commonPasswords(): ReadonlySet<string> {
  const file = join(/*turbopackIgnore: true*/ process.cwd(), 'server', 'accounts', 'common-passwords.txt')
  common ??= new Set(readFileSync(file, 'utf8').trim().split('\n'))
  return common
}
