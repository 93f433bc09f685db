import type { Candidate } from '@/quiz/interview/plan'
import type { BankEntry } from '../bank-filter'

/** What `/LOCALE/interview/bank.json` holds. */
export interface BankItem extends BankEntry, Omit<Candidate, 'topics' | 'graded'> {
  graded: { id: string; kind: string; prompt: string; path: string }[]
  lessons: { slug: string; title: string }[]
}

/** Minutes and seconds. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
