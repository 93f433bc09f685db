'use client'

import { useTranslations } from 'next-intl'
import { Inline } from '@/components/kit/inline'
import type { Condition } from '../quiz/clause.ts'
import type { Trace } from '../tcp/trace.ts'
import { type GoalStatus, goalStatus } from './goal-status.ts'

export interface GoalClause {
  say: string
  clause: Condition
}

interface Props {
  goal: readonly GoalClause[]
  trace: Trace
  /** The moment that is shown, ms, and whether the run has been seen to its end; without them the whole run counts. */
  now?: number
  over?: boolean
  /** How many changes have been made, and how many are enough. */
  used?: number
  par?: number
}

const marks: Record<GoalStatus, string> = { held: '✓', broken: '✕', 'so-far': '○', open: '○' }
const looks: Record<GoalStatus, string> = {
  held: 'text-good',
  broken: 'text-bad',
  'so-far': 'text-soft',
  open: 'text-soft',
}

/** The clauses of a goal, ticked off as the run meets them. The server has the last word. */
export function ChallengeGoal({ goal, trace, now = trace.endedAt, over = true, used, par }: Props) {
  const t = useTranslations('sandbox.goal')
  return (
    <section aria-label={t('title')} className="text-sm">
      <ul className="m-0 list-none space-y-1 p-0">
        {goal.map(({ say, clause }) => {
          const status = goalStatus(clause, trace, now, over)
          return (
            <li key={say} className="m-0 flex gap-2 leading-snug">
              <span aria-hidden="true" className={`w-4 flex-none text-center font-bold ${looks[status]}`}>
                {marks[status]}
              </span>
              <span>
                <Inline text={say} /> <span className={looks[status]}>({t(status)})</span>
              </span>
            </li>
          )
        })}
      </ul>
      {par !== undefined && used !== undefined && <p className="m-0 mt-1 text-soft">{t('par', { used, par })}</p>}
    </section>
  )
}
