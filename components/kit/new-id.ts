/** A version 4 UUID; `crypto.randomUUID` exists only on pages that are served securely. */
export function newId(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID()
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
    (Number(digit) ^ (randomByte() & (15 >> (Number(digit) / 4)))).toString(16),
  )
}

const randomByte = () => crypto.getRandomValues(new Uint8Array(1))[0]!
