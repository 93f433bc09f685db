import type { Marks } from './progress'

export type Verdict = 'right' | 'partly' | 'wrong'

export function verdictOf({ earned, of }: Marks): Verdict {
  if (earned === of) return 'right'
  return earned > 0 ? 'partly' : 'wrong'
}
