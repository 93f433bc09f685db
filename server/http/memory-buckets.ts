export interface Rate {
  limit: number
  windowMs: number
}

export interface Bucket {
  tokens: number
  /** ms */
  filledAt: number
}

const maxKeys = 50_000

/** Token buckets of this process. */
export class MemoryBuckets {
  readonly #rate: Rate
  readonly #buckets = new Map<string, Bucket>()

  constructor(rate: Rate) {
    this.#rate = rate
  }

  tokens(key: string, now: number): number {
    return tokensIn(this.#buckets.get(key), this.#rate, now)
  }

  /** Whether there was a token to take. */
  take(key: string, now: number): boolean {
    const tokens = this.tokens(key, now)
    const granted = tokens >= 1
    // Deleted first, so that the map's order is the order of use and the first key is the longest unused.
    this.#buckets.delete(key)
    this.#buckets.set(key, { tokens: granted ? tokens - 1 : tokens, filledAt: now })
    if (this.#buckets.size > maxKeys) this.#buckets.delete(this.#buckets.keys().next().value!)
    return granted
  }
}

/** A bucket that nobody has used yet is full. */
export function tokensIn(bucket: Bucket | undefined, { limit, windowMs }: Rate, now: number): number {
  if (!bucket) return limit
  return Math.min(limit, bucket.tokens + (Math.max(0, now - bucket.filledAt) * limit) / windowMs)
}
