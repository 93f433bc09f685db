import type { Locale, Localized } from '@/content/locale'
import type { Condition } from '@/quiz/clause'

type Words = (key: string, values?: Record<string, string | number>) => string

/** One condition of a goal as a sentence. */
export function clauseWords(condition: Condition, t: Words): string {
  const { reached, never, ends, before, sent, returned } = condition
  if (reached) return t('reached', { ...reached })
  if (never) return t('never', { ...never })
  if (ends) return t('ends', { ...ends })
  if (before) {
    const { first, then: next } = before
    return t('before', { host: first.host, state: first.state, other: next.host, next: next.state })
  }
  if (sent) {
    const { from, has, flags, atLeast = 0, lost, retransmission } = sent
    const kind = lost ? 'lost' : retransmission ? 'again' : 'any'
    return t(sent.atMost === 0 ? `notSent.${kind}` : `sent.${kind}`, {
      host: from,
      flag: has ?? flags ?? '',
      count: atLeast,
    })
  }
  const { host, result } = returned!
  return t(returned!.atMost === 0 ? 'notReturned' : 'returned', { host, result: String(result) })
}

/** The sentence in both languages, as learners of the class may read either. */
export const inBoth = (condition: Condition, words: Record<Locale, Words>): Localized => ({
  en: clauseWords(condition, words.en),
  zh: clauseWords(condition, words.zh),
})

/** Fetched by the page on which tasks are recorded; nobody else needs two languages. */
export async function loadWords(): Promise<Record<Locale, Words>> {
  const { createTranslator } = await import('next-intl')
  const [en, zh] = await Promise.all([
    import('@/content/messages/clause.en.json'),
    import('@/content/messages/clause.zh.json'),
  ])
  return {
    en: createTranslator({ locale: 'en', messages: en.default }) as Words,
    zh: createTranslator({ locale: 'zh', messages: zh.default }) as Words,
  }
}
