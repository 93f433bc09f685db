import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/kit/button'
import { Inline } from '@/components/kit/inline'
import type { MockEvent, RungRecord } from '@/quiz/interview/mock'
import type { PublicOpen } from '@/quiz/kinds/open'
import { AnswerField } from '../answer-field'
import { Said } from './said'

/** The follow-ups so far. The next one comes when the one before was known. */
export function Rungs({
  ladder,
  rungs,
  dispatch,
}: {
  ladder: PublicOpen['ladder']
  rungs: readonly RungRecord[]
  dispatch: (event: MockEvent) => void
}) {
  return (
    <ol className="mt-4">
      {ladder.slice(0, rungs.length).map((rung, place) => (
        <li key={rung.rung} className="mt-6 border-t border-line pt-4">
          <FollowUp {...rung} place={place + 1} record={rungs[place]!} dispatch={dispatch} />
        </li>
      ))}
    </ol>
  )
}

function FollowUp({
  rung,
  question,
  answer,
  place,
  record,
  dispatch,
}: PublicOpen['ladder'][number] & { place: number; record: RungRecord; dispatch: (event: MockEvent) => void }) {
  const t = useTranslations('mock')
  const names = useTranslations('interview.page.rung')
  const words = useTranslations('open')
  const heading = useRef<HTMLHeadingElement>(null)
  const waits = record.knew === null
  useEffect(() => {
    if (waits) heading.current?.focus()
  }, [waits])
  return (
    <>
      <h4 ref={heading} tabIndex={-1} className="mb-3 max-w-[42rem] font-sans leading-snug font-medium">
        <span className="block text-sm font-normal text-soft">
          {t('followUp', { place, rung: names(rung) })}
          {!waits && ` · ${record.knew ? t('knewMark') : t('missedMark')}`}
        </span>
        <Inline text={question} />
      </h4>
      {record.revealed ? (
        <>
          <Said text={record.said} />
          <p className="max-w-[42rem]">
            <span className="sr-only">{t('answer')}: </span>
            <Inline text={answer} />
          </p>
          {waits && (
            <div className="mt-4 flex flex-wrap gap-4">
              <Button onClick={() => dispatch({ do: 'judge', knew: true })}>{t('knew')}</Button>
              <Button onClick={() => dispatch({ do: 'judge', knew: false })}>{t('missed')}</Button>
            </div>
          )}
        </>
      ) : (
        <>
          <AnswerField value={record.said} onChange={(text) => dispatch({ do: 'say', text })} rows={3} />
          <Button variant="primary" className="mt-4" onClick={() => dispatch({ do: 'reveal' })}>
            {words('reveal')}
          </Button>
        </>
      )}
    </>
  )
}
