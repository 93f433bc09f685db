import { getTranslations } from 'next-intl/server'
import { type ComparedRow, countRows, profiles } from './outcomes'

/** One line on a state's rows: how many, how many are known, whether all agree, where the kernel leaves the RFC. */
export async function StateTally({ rows }: { rows: readonly ComparedRow[] }) {
  const t = await getTranslations('conformance.matrix')
  const counts = profiles.map((profile) => countRows(rows, profile))
  const compared = rows.filter(({ rfc9293, linux }) => rfc9293.known || linux.known).length
  const differing = counts.reduce((sum, count) => sum + count.compared - count.agree, 0)
  const departures = rows.filter(({ why }) => why).length
  return (
    <span className="flex flex-wrap gap-x-4 text-sm text-soft">
      <span>{t('count', { rows: rows.length, compared })}</span>
      {compared === 0 && <span>{t('nothingKnown')}</span>}
      {compared > 0 && differing === 0 && <span className="text-good">{t('allAgree')}</span>}
      {differing > 0 && <strong className="text-bad">{t('someDiffer', { count: differing })}</strong>}
      {departures > 0 && <span>{t('departures', { count: departures })}</span>}
    </span>
  )
}
