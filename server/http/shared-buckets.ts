import { database } from '../database/database.ts'
import { Prisma } from '../database/generated/sqlite/client.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { type Rate, tokensIn } from './memory-buckets.ts'

/** How many tokens are taken between two looks for buckets that are full again, and so need not be kept. */
const takenBetweenCleanings = 1_000

/** Token buckets in PostgreSQL, for all processes that share it. */
export class SharedBuckets {
  readonly #name: string
  readonly #rate: Rate
  #taken = 0

  constructor(name: string, rate: Rate) {
    this.#name = name
    this.#rate = rate
  }

  async tokens(key: string, now: number): Promise<number> {
    const { rateBucket } = database().client
    const bucket = await retryWhenBusy(() => rateBucket.findUnique({ where: { key: this.#id(key) } }))
    return tokensIn(bucket ? { ...bucket, filledAt: bucket.filledAt.getTime() } : undefined, this.#rate, now)
  }

  /** Whether there was a token to take. One statement: two processes do not take the same one. */
  async take(key: string, now: number): Promise<boolean> {
    if (++this.#taken % takenBetweenCleanings === 0) await this.#clean(now)
    const { limit, windowMs } = this.#rate
    // The clocks of several machines differ: a bucket never loses what it was filled with.
    const seconds = Prisma.sql`GREATEST(0, EXTRACT(EPOCH FROM "excluded"."filledAt" - "b"."filledAt"))`
    const filled = Prisma.sql`LEAST(${limit}::float8, "b"."tokens" + ${seconds} * ${(1000 * limit) / windowMs}::float8)`
    const taken = await retryWhenBusy(
      () => database().client.$executeRaw`
        INSERT INTO "RateBucket" AS "b" ("key", "tokens", "filledAt")
        VALUES (${this.#id(key)}, ${limit - 1}, ${new Date(now)})
        ON CONFLICT ("key") DO UPDATE
        SET "tokens" = ${filled} - 1, "filledAt" = GREATEST("b"."filledAt", "excluded"."filledAt")
        WHERE ${filled} >= 1`,
    )
    return taken > 0
  }

  #id(key: string) {
    return `${this.#name} ${key}`
  }

  async #clean(now: number) {
    const key = { startsWith: this.#id('') }
    const filledAt = { lt: new Date(now - this.#rate.windowMs) }
    await retryWhenBusy(() => database().client.rateBucket.deleteMany({ where: { key, filledAt } }))
  }
}
