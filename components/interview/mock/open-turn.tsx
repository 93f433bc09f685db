import { useLocale, useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { Button } from '@/components/kit/button'
import { Inline } from '@/components/kit/inline'
import { useFetched } from '@/components/progress/use-fetched'
import { browserOutbox } from '@/components/question/browser'
import type { MockEvent, OpenRecord, Stage } from '@/quiz/interview/mock'
import type { PublicOpen } from '@/quiz/kinds/open'
import { AnswerField } from '../answer-field'
import { ModelAnswer } from '../open-question'
import { RubricForm } from '../rubric-form'
import { Rungs } from './rungs'
import { Said } from './said'

interface Props {
  record: OpenRecord
  stage: Stage
  dispatch: (event: MockEvent) => void
}

/** An open question: said, held against the answer, ticked, followed up. */
export function OpenTurn(props: Props) {
  const t = useTranslations('mock')
  const locale = useLocale()
  const id = `interview-${props.record.slug}`
  const asked = useFetched<{ question: PublicOpen }>(`/api/questions/${id}?locale=${locale}`)
  useEffect(() => browserOutbox().dismiss(id), [id])
  if (asked.state === 'loading') return <p className="mt-8 min-h-60 text-soft">{t('loadingQuestion')}</p>
  if (asked.state === 'failed') {
    return (
      <p className="mt-8 flex flex-wrap items-center gap-4">
        {t('questionFailed')} <Button onClick={asked.again}>{t('retry')}</Button>
      </p>
    )
  }
  return <Turn question={asked.value.question} {...props} />
}

function Turn({ question, record, stage, dispatch }: Props & { question: PublicOpen }) {
  const t = useTranslations('mock')
  const words = useTranslations('open')
  return (
    <>
      <h3 className="mt-8 mb-6 max-w-[46rem] font-sans text-xl leading-snug font-medium">
        <Inline text={question.prompt} />
      </h3>
      {stage === 'answer' ? (
        <>
          <AnswerField value={record.said} onChange={(text) => dispatch({ do: 'say', text })} rows={8} />
          <Button variant="primary" className="mt-4" onClick={() => dispatch({ do: 'reveal' })}>
            {words('reveal')}
          </Button>
        </>
      ) : (
        <>
          <Said text={record.said} />
          <ModelAnswer level="h4" question={question} takesFocus={stage === 'tick'} />
          <div className="mt-6">
            {record.ticked === null ? (
              <RubricForm
                question={question}
                onTicked={(ticked) => dispatch({ do: 'tick', ticked, of: question.rubric.length })}
              />
            ) : (
              <p>{t('ticked', { earned: record.ticked.length, of: record.of })}</p>
            )}
          </div>
          <Rungs ladder={question.ladder} rungs={record.rungs} dispatch={dispatch} />
        </>
      )}
    </>
  )
}
