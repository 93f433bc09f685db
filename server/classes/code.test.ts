import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeBits, newCode, readCode, shownCode } from './code.ts'

const code = () => newCode(randomBytes)

test('an invitation code is shown in three groups of five', () => {
  expect(shownCode(code())).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){2}$/)
})

test('what was written down is read again, however it was typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 13, maxLength: 13 }), (bytes) => {
      const made = newCode(() => bytes)
      expect(readCode(shownCode(made))).toBe(made)
      expect(readCode(` ${made.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `)).toBe(made)
      expect(readCode(shownCode(made).replaceAll('-', ' – '))).toBe(made)
    }),
  )
})

test('of a thousand codes with one letter mistyped, all but one or two are told apart from a code', () => {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const mistyped = Array.from({ length: 1000 }, (_, index) => {
    const made = code()
    const at = index % made.length
    const other = letters[(letters.indexOf(made[at]!) + 1 + (index % 31)) % 32]!
    return made.slice(0, at) + other + made.slice(at + 1)
  })
  expect(mistyped.filter((text) => readCode(text) !== null).length).toBeLessThan(10)
})

test('what is no code is none', () => {
  for (const text of ['', 'x', '🙂'.repeat(15), 'U'.repeat(15), `${code()}0`, '0'.repeat(10_000)])
    expect(readCode(text)).toBeNull()
})

describe('guessing (S9)', () => {
  test('a code has at least 60 random bits', () => {
    expect(codeBits).toBeGreaterThanOrEqual(60)
  })

  test('every letter is as likely as any other', () => {
    const seen = new Map<string, number>()
    for (let byte = 0; byte < 256; byte++) {
      const [letter] = newCode(() => new Uint8Array(13).fill(byte))
      seen.set(letter!, (seen.get(letter!) ?? 0) + 1)
    }
    expect([...seen.values()]).toEqual(Array.from({ length: 32 }, () => 8))
  })

  test('10 guesses an hour from each of 1,000 addresses find less than 10^-6 codes in a year, 10,000 being alive', () => {
    const guesses = 10 * 1000 * 24 * 365.25
    const expectedHits = (guesses * 10_000) / 2 ** codeBits
    expect(expectedHits).toBeLessThan(1e-6)
    expect(expectedHits).toBeCloseTo(2.4e-8, 9)
  })
})
