import { problem } from './problem.ts'

interface Bucket {
  tokens: number
  filledAt: number
}

const maxKeys = 50_000

/** A bucket of `limit` tokens for each key, filled again evenly over `windowMs`. Kept in memory: one process serves. */
export class RateLimit {
  readonly #limit: number
  readonly #windowMs: number
  readonly #now: () => number
  readonly #buckets = new Map<string, Bucket>()

  constructor(limit: number, windowMs: number, now: () => number = Date.now) {
    this.#limit = limit
    this.#windowMs = windowMs
    this.#now = now
  }

  /** Takes a token; null when there was one, else the answer that says when to come back. */
  refuse(key: string): Response | null {
    const now = this.#now()
    const bucket = this.#filled(key, now)
    if (bucket.tokens >= 1) {
      bucket.tokens--
      return null
    }
    return this.#later(bucket)
  }

  /** What `refuse` would say, without taking a token: where only what fails counts. */
  refusing(key: string): Response | null {
    const bucket = this.#filled(key, this.#now())
    return bucket.tokens >= 1 ? null : this.#later(bucket)
  }

  #later({ tokens }: Bucket): Response {
    const waitMs = ((1 - tokens) * this.#windowMs) / this.#limit
    return problem('too-many-requests', { headers: { 'retry-after': String(Math.ceil(waitMs / 1000)) } })
  }

  #filled(key: string, now: number): Bucket {
    const known = this.#buckets.get(key)
    const gained = known ? ((now - known.filledAt) * this.#limit) / this.#windowMs : this.#limit
    const bucket = { tokens: Math.min(this.#limit, (known?.tokens ?? 0) + gained), filledAt: now }
    // Deleted first, so that the map's order is the order of use and the first key is the longest unused.
    this.#buckets.delete(key)
    this.#buckets.set(key, bucket)
    if (this.#buckets.size > maxKeys) this.#buckets.delete(this.#buckets.keys().next().value!)
    return bucket
  }
}
