import { useLocale, useTranslations } from 'next-intl'
import { Inline } from '@/components/kit/inline'
import type { Locale } from '@/content/locale'
import type { StackBugFeedback } from '@/quiz/kinds/stack-bug'
import { Hints } from '../hints'
import type { KindView } from '../kind-view'
import { HostName, StateName, Why } from '../marks'
import { RunFields, readRun } from './run-fields'

export const stackBugView: KindView<'stack-bug'> = {
  staysOpen: true,

  Fields: function StackBugFields({ question, initial }) {
    const t = useTranslations('question.stackBug')
    const { scenario, allow, mutant } = question
    return (
      <>
        <RunFields {...{ scenario, allow, mutant, initial }} mode="bench" startAt={60} title={t('title')}>
          <p>{t('task')}</p>
        </RunFields>
        <Hints question={question} />
      </>
    )
  },

  read: readRun,

  Result: function StackBugResult({ feedback: { difference, additions, par, hintCost, told } }) {
    const t = useTranslations('question.stackBug')
    const common = useTranslations('question.challenge')
    const locale = useLocale() as Locale
    return (
      <>
        {difference ? <FirstDifference {...difference} /> : <p>{t('same')}</p>}
        {told && (
          <>
            <p className="mt-3">
              <span className="font-semibold">{told.rule.source}:</span> <Inline text={told.rule.say[locale]} />
            </p>
            <Why text={told.why} className="mt-3" />
            <p className="mt-2">
              <a href={told.source} className="inline-block py-1 break-all underline">
                {told.source.replace('https://', '')}
              </a>
            </p>
          </>
        )}
        <p className="mt-3">{common('used', { additions, par })}</p>
        {hintCost > 0 && <p>{common('hintCost', { cost: Math.round(hintCost * 100) })}</p>}
      </>
    )
  },
}

type First = NonNullable<StackBugFeedback['difference']>

function FirstDifference({ at, host, what, right, wrong }: First) {
  const t = useTranslations('question.stackBug')
  return (
    <>
      <p>{t.rich(`first.${what}`, { at, name: host, host: (name) => <HostName>{name}</HostName> })}</p>
      <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <dt>{t('right')}</dt>
        <dd className="m-0">
          <Said what={right} />
        </dd>
        <dt>{t('wrong')}</dt>
        <dd className="m-0">
          <Said what={wrong} />
        </dd>
      </dl>
    </>
  )
}

function Said({ what }: { what: First['right'] }) {
  const t = useTranslations('question.stackBug')
  if (what === null) return t('nothing')
  if (typeof what !== 'object') return <StateName name={String(what)} />
  const { flags, seq, ack, len } = what
  return (
    <StateName
      name={[flags, `seq=${seq}`, ack === null ? '' : `ack=${ack}`, len ? `len=${len}` : ''].filter(Boolean).join(' ')}
    />
  )
}
