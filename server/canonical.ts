import { createHash } from 'node:crypto'

/** JSON with the keys of every object in one order: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

export const canonicalHash = (value: unknown): string => sha256(canonicalJson(value))

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url')
