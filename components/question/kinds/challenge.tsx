import { useTranslations } from 'next-intl'
import { Inline } from '@/components/kit/inline'
import { Hints } from '../hints'
import type { KindView } from '../kind-view'
import { Mark, markOf, Why } from '../marks'
import { RunFields, readRun } from './run-fields'

export const challengeView: KindView<'challenge'> = {
  staysOpen: true,

  Fields: function ChallengeFields({ question, initial }) {
    const t = useTranslations('question.challenge')
    const { scenario, allow, goal, par } = question
    return (
      <>
        <RunFields {...{ scenario, allow, goal, par, initial }} title={t('title')}>
          <p className="font-medium">{t('goal')}</p>
          <ul className="mt-1 mb-4 list-disc space-y-1 pl-6">
            {goal.map(({ say }) => (
              <li key={say}>
                <Inline text={say} />
              </li>
            ))}
          </ul>
        </RunFields>
        <Hints question={question} />
      </>
    )
  },

  read: readRun,

  Result: function ChallengeResult({ question, feedback: { clauses, additions, par, hintCost, why } }) {
    const t = useTranslations('question.challenge')
    return (
      <>
        <ul className="list-none space-y-2 pl-0">
          {clauses.map(({ held, code, at, found }, index) => (
            <li key={question.goal[index]?.say} className="flex gap-2">
              <span>
                <Mark verdict={markOf(held)} />
              </span>
              <span className="min-w-0">
                <Inline text={question.goal[index]?.say ?? ''} />{' '}
                <span className="text-sm text-soft">{t(`finding.${code}`, { at: at ?? 0, found: found ?? 0 })}</span>
              </span>
            </li>
          ))}
        </ul>
        <p className="mt-3">{t('used', { additions, par })}</p>
        {hintCost > 0 && <p>{t('hintCost', { cost: Math.round(hintCost * 100) })}</p>}
        {why && <Why text={why} className="mt-3" />}
      </>
    )
  },
}
