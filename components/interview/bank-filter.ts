import { type Level, levels, type Topic, topics } from '@/quiz/interview-names'

/** A question of the bank, as lists name it. */
export interface BankEntry {
  slug: string
  number: number
  level: Level
  topics: readonly Topic[]
  starred: boolean
  question: string
}

export interface BankFilter {
  words: string
  level: Level | null
  topic: Topic | null
  starred: boolean
  /** Only what the learner still gets wrong. */
  again: boolean
}

export const noFilter: BankFilter = { words: '', level: null, topic: null, starred: false, again: false }

export function fits(entry: BankEntry, filter: BankFilter, again: readonly string[]): boolean {
  const text = entry.question.toLowerCase()
  return (
    filter.words
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word)) &&
    (filter.level === null || entry.level === filter.level) &&
    (filter.topic === null || entry.topics.includes(filter.topic)) &&
    (!filter.starred || entry.starred) &&
    (!filter.again || again.includes(entry.slug))
  )
}

/** As it stands in an address; what is not understood is left out. */
export function filterOf(query: URLSearchParams): BankFilter {
  return {
    words: query.get('q') ?? '',
    level: levels.find((level) => level === query.get('level')) ?? null,
    topic: topics.find((topic) => topic === query.get('topic')) ?? null,
    starred: query.has('starred'),
    again: query.has('again'),
  }
}

export function queryOf({ words, level, topic, starred, again }: BankFilter): string {
  const query = new URLSearchParams({
    ...(words && { q: words }),
    ...(level && { level }),
    ...(topic && { topic }),
    ...(starred && { starred: '1' }),
    ...(again && { again: '1' }),
  })
  return query.size > 0 ? `?${query}` : ''
}
