import 'server-only'
import { database } from '../database/database.ts'
import { MemoryBuckets, type Rate } from './memory-buckets.ts'
import { problem } from './problem.ts'
import { SharedBuckets } from './shared-buckets.ts'

/** A bucket of `limit` tokens for each key, filled again evenly over `windowMs`. `name` tells limits apart. */
export class RateLimit {
  readonly #rate: Rate
  readonly #now: () => number
  readonly #memory: MemoryBuckets
  readonly #shared: SharedBuckets

  constructor(name: string, limit: number, windowMs: number, now: () => number = Date.now) {
    this.#rate = { limit, windowMs }
    this.#now = now
    this.#memory = new MemoryBuckets(this.#rate)
    this.#shared = new SharedBuckets(name, this.#rate)
  }

  /** Takes a token; null when there was one, else the answer that says when to come back. */
  async refuse(key: string): Promise<Response | null> {
    const now = this.#now()
    return (await this.#buckets.take(key, now)) ? null : this.#answer(key, now)
  }

  /** What `refuse` would say, without taking a token: where only what fails counts. */
  async refusing(key: string): Promise<Response | null> {
    return this.#answer(key, this.#now())
  }

  /** One process serves an SQLite file, and several may serve a PostgreSQL. */
  get #buckets() {
    return database().location.provider === 'sqlite' ? this.#memory : this.#shared
  }

  async #answer(key: string, now: number): Promise<Response | null> {
    const tokens = await this.#buckets.tokens(key, now)
    if (tokens >= 1) return null
    const waitMs = ((1 - tokens) * this.#rate.windowMs) / this.#rate.limit
    return problem('too-many-requests', { headers: { 'retry-after': String(Math.ceil(waitMs / 1000)) } })
  }
}
