/**
 * The number that a person wrote: full-width digits as a Chinese keyboard makes them, and commas or spaces between
 * thousands, are numbers too. Null for anything else.
 */
export function numberIn(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '').replace('−', '-')
  const digits = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain
  return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : null
}
