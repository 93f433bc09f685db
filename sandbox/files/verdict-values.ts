import type { Unknown } from '../../tcp/capture/unknowns.ts'
import type { Verdict } from '../../tcp/capture/verdict.ts'
import { duration } from '../format.ts'

type Values = Record<string, string | number>

/** What the sentence of a verdict is filled with. */
export function verdictValues({ code: _, ...verdict }: Verdict): Values {
  const { answered, forMs, ...plain } = { answered: false, forMs: 0, ...verdict }
  return { ...plain, answered: answered ? 'yes' : 'no', time: duration(forMs) }
}

/** What the sentence of something unknown is filled with. */
export const unknownValues = ({ host = 'client', state = 'CLOSED' }: Unknown): Values => ({ host, state })
