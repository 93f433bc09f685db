import { useLocale, useTranslations } from 'next-intl'
import { momentWords } from '@/components/classroom/data'
import { Inline } from '@/components/kit/inline'
import { type CellDetails, numberWords } from './data'

interface Props {
  details: CellDetails
  timeZone: string
}

/** How a grade came about: every answer with its time and worth, each question, each item, and the sum. */
export function FormulaSteps({ details: { formula, assignment }, timeZone }: Props) {
  const t = useTranslations('gradebook.formula')
  const locale = useLocale()
  const number = (value: number) => numberWords(value, locale)
  const percent = (share: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(share)
  const moment = (at: number) => momentWords(new Date(at).toISOString(), locale, timeZone)
  const { window, counts, items, grade } = formula
  const weighed = items.filter(({ questions }) => questions.length > 0)
  const weights = weighed.reduce((sum, { weight }) => sum + weight, 0)
  return (
    <>
      <p>
        {t('window', { opens: moment(window.opensAt), due: moment(window.dueAt), closes: moment(window.closesAt) })}{' '}
        {window.extended && t('extended')} {window.graceSeconds > 0 && t('grace', { count: window.graceSeconds })}
      </p>
      <p className="mt-2">
        {t(`counts.${counts}`)} {window.attemptsAllowed !== null && t('attempts', { count: window.attemptsAllowed })}
      </p>
      <ol className="mt-3 space-y-3">
        {items.flatMap(({ weight, questions }) =>
          questions.map(({ questionId, title, share, answers }) => (
            <li key={questionId} className="border-t border-line pt-3">
              <p className="font-medium break-words">
                <Inline text={title ?? questionId} />
              </p>
              {answers.length === 0 && <p className="text-soft">{t('noAnswer')}</p>}
              <ul className="mt-1 text-sm">
                {answers.map(({ id, at, earned, of, verdict, handIn, share: worth }) => (
                  <li key={id} className={verdict === 'counts' ? 'font-medium' : 'text-soft'}>
                    {moment(at)}: {number(earned)} / {number(of)} × {number(handIn.percent)} % = {percent(worth)}
                    {' · '}
                    {t(`verdict.${verdict}`)}
                  </li>
                ))}
              </ul>
              <p className="mt-1 text-sm">
                {t('question', { share: percent(share), weight: number(weight), among: questions.length })}
              </p>
            </li>
          )),
        )}
      </ol>
      <p className="mt-3 border-t border-edge pt-3 tabular-nums">
        {number(assignment.points)} × (
        {weighed.map(({ weight, share }) => `${number(weight)} × ${percent(share)}`).join(' + ') || '0'}) ÷{' '}
        {number(weights)} = <strong>{number(grade.ruled)}</strong>
      </p>
      {grade.by !== 'rule' && (
        <p className="mt-2 font-medium">
          {grade.by === 'excused' ? t('excused') : t('set', { points: number(grade.points ?? 0) })}
        </p>
      )}
    </>
  )
}
