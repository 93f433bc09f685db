import { sha256 } from '../canonical.ts'

/** Crockford's base 32: no I, L, O and U, so that nothing is mistaken for a digit. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const randomLetters = 13
const checkLetters = 2
const groupOf = 5

/** Of which a code holds so many that nobody guesses one. */
export const codeBits = randomLetters * 5

/**
 * A code of 13 random letters and two that follow from them: who mistypes is told so, without the database being asked
 * and without it counting as a guess.
 */
export function newCode(random: (bytes: number) => Uint8Array): string {
  const drawn = [...random(randomLetters)].map((byte) => letters[byte % letters.length]).join('')
  return drawn + checkOf(drawn)
}

/** As it was typed, in any case, with spaces or dashes, O for 0 and I or L for 1; null when it cannot be a code. */
export function readCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  if (code.length !== randomLetters + checkLetters) return null
  if ([...code].some((letter) => !letters.includes(letter))) return null
  const drawn = code.slice(0, randomLetters)
  return drawn + checkOf(drawn) === code ? code : null
}

/** ABCDE-FGHJK-MNPQR, as it is shown. */
export const shownCode = (code: string): string => code.replace(new RegExp(`(.{${groupOf}})(?=.)`, 'g'), '$1-')

function checkOf(drawn: string): string {
  const bytes = Buffer.from(sha256(`invitation ${drawn}`), 'base64url')
  return [...bytes.subarray(0, checkLetters)].map((byte) => letters[byte % letters.length]).join('')
}
