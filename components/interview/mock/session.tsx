import { useTranslations } from 'next-intl'
import { Button } from '@/components/kit/button'
import { clockOf, stageOf } from '@/quiz/interview/mock'
import { type BankItem, clockText } from './bank'
import { Clock } from './clock'
import { FocusHeading } from './focus-heading'
import { GradedTurn } from './graded-turn'
import type { Kept } from './kept'
import { OpenTurn } from './open-turn'
import { Report } from './report'
import { useMock } from './use-mock'

/** One interview, from its first question to its report. */
export function Session({ first, bank }: { first: Kept; bank: readonly BankItem[] }) {
  const t = useTranslations('mock')
  const { state, dispatch, changed } = useMock(first)
  const stage = stageOf(state)
  const place = state.records.length
  const record = state.records.at(-1)
  const note = (
    <p role="status" className="min-h-7 text-soft">
      {changed && t('changed')}
    </p>
  )
  if (stage === 'report' || !record) {
    return (
      <>
        {note}
        <Report state={state} bank={bank} />
      </>
    )
  }
  if (stage === 'paused') {
    return (
      <section className="min-h-96">
        {note}
        <FocusHeading>{t('paused', { used: clockText(clockOf(state, Date.now())) })}</FocusHeading>
        <p className="mt-2 text-soft">{t('place', { place, all: state.items.length })}</p>
        <div className="mt-6 flex flex-wrap gap-4">
          <Button variant="primary" onClick={() => dispatch({ do: 'resume' })}>
            {t('goOn')}
          </Button>
          <Button onClick={() => dispatch({ do: 'stop' })}>{t('stop')}</Button>
        </div>
      </section>
    )
  }
  return (
    <section>
      {note}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b border-line pb-4">
        <FocusHeading key={place}>{t('place', { place, all: state.items.length })}</FocusHeading>
        <Clock state={state} />
        <div className="flex flex-wrap gap-3">
          <Button onClick={() => dispatch({ do: 'pause' })}>{t('pause')}</Button>
          <Button onClick={() => dispatch({ do: 'stop' })}>{t('stop')}</Button>
        </div>
      </div>
      {record.kind === 'open' ? (
        <OpenTurn key={place} record={record} stage={stage} dispatch={dispatch} />
      ) : (
        <GradedTurn key={place} record={record} dispatch={dispatch} />
      )}
      {stage === 'over' && (
        <div className="mt-8 border-t border-line pt-4">
          <p className="mb-4">{t('done', { place })}</p>
          <Button variant="primary" onClick={() => dispatch({ do: 'next' })}>
            {place < state.items.length ? t('next') : t('toReport')}
          </Button>
        </div>
      )}
    </section>
  )
}
