import type { Locale } from '../locale.ts'

/** Words of English. In Chinese every character counts, and every foreign word or number as one. */
export function lengthOf(text: string, locale: Locale): number {
  if (locale === 'en') return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  return (text.match(/\p{Script=Han}|[^\s\p{Script=Han}\p{P}]+/gu) ?? []).length
}
