import { useLocale, useTranslations } from 'next-intl'
import { useWorth } from './calculator'
import type { Assignment, Mine as Own } from './data'

/** Where a learner stands: the state, how much is done, the grade, and what an answer would be worth now. */
export function Mine({ assignment, mine }: { assignment: Assignment; mine: Own }) {
  const t = useTranslations('assignment.mine')
  const locale = useLocale()
  const worth = useWorth()
  const { standing, grade, window } = mine
  const number = (value: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value)
  return (
    <section aria-label={t('heading')} className="rounded-lg border border-line bg-raised px-5 py-4">
      <p className="text-xl font-medium">
        {t(`state.${standing.state}`)} · {t('done', { done: standing.done, questions: standing.questions })}
      </p>
      <p className="mt-1">
        {grade.by === 'excused'
          ? t('excused')
          : t(grade.by === 'override' ? 'set' : 'points', { points: number(grade.points ?? 0), of: number(grade.of) })}
      </p>
      {grade.by === 'override' && (
        <p className="text-soft">{t('ruled', { points: number(grade.ruled), of: number(grade.of) })}</p>
      )}
      <p className="mt-1">{t('now', { worth: worth(standing.now) })}</p>
      {window.extended && <p className="mt-1">{t('extended')}</p>}
      {assignment.policy.attemptsAllowed !== null && (
        <p className="mt-1 text-soft">{t('attempts', { count: window.attemptsAllowed ?? 0 })}</p>
      )}
    </section>
  )
}
