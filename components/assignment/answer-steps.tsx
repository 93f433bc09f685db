import { useLocale, useTranslations } from 'next-intl'
import type { AnswerStep } from '@/quiz/policy/grade'
import { useWorth } from './calculator'
import { momentWords } from './moment'

/** Each answer to a question: when, what it earned, what its time is worth, and whether it is the one that counts. */
export function AnswerSteps({ answers, zone }: { answers: AnswerStep[]; zone: string }) {
  const t = useTranslations('assignment.answers')
  const locale = useLocale()
  const worth = useWorth()
  const number = (value: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value)
  if (answers.length === 0) return <p className="text-sm text-soft">{t('none')}</p>
  return (
    <ol className="mt-1 space-y-1 text-sm">
      {answers.map(({ id, at, earned, of, verdict, handIn, share }) => (
        <li key={id}>
          {momentWords(at, locale, zone)}: {t('earned', { earned: number(earned), of: number(of) })}.{' '}
          {verdict === 'counts'
            ? t('counts', { worth: worth(handIn), percent: number(share * 100) })
            : t(`not.${verdict}`)}
        </li>
      ))}
    </ol>
  )
}
