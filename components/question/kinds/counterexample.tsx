import { useTranslations } from 'next-intl'
import type { KindView } from '../kind-view'
import { Mark, markOf, Why } from '../marks'
import { RunFields, readRun } from './run-fields'

export const counterexampleView: KindView<'counterexample'> = {
  staysOpen: true,

  Fields: function CounterexampleFields({ question: { scenario, allow, title, shortest }, initial }) {
    const t = useTranslations('question.counterexample')
    return (
      <RunFields {...{ scenario, allow, initial }} mode="bench" startAt={60} title={t('title')}>
        <p>
          <q>{title}</q> {t('shortest', { shortest })}
        </p>
      </RunFields>
    )
  },

  read: readRun,

  Result: function CounterexampleResult({ feedback: { status, at, additions, shortest, why } }) {
    const t = useTranslations('question.counterexample')
    return (
      <>
        <p>
          <Mark verdict={markOf(status === 'refuted')} /> {t(`status.${status}`, { at: Math.round(at ?? 0) })}
        </p>
        {status === 'refuted' && (
          <p className="mt-2">
            {t(additions < shortest ? 'shorter' : additions === shortest ? 'asShort' : 'longer', {
              additions,
              shortest,
            })}
          </p>
        )}
        {why && <Why text={why} className="mt-3" />}
      </>
    )
  },
}
