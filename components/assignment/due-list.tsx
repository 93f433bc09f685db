import { useTranslations } from 'next-intl'
import { type Fetched, useFetched } from '@/components/progress/use-fetched'
import { ListedAssignment } from './assignment-list'
import { CalendarLink } from './calendar-link'
import type { Due } from './data'

/** What the classes that one learns in have set: what is still open first, what is done or closed folded away. */
export function DueList() {
  const t = useTranslations('assignment.due')
  const found: Fetched<Due> = useFetched<Due>('/api/due')
  if (found.state !== 'there' || found.value.assignments.length === 0) return null
  const { assignments } = found.value
  const over = (state: string | undefined) => state === 'done' || state === 'closed'
  const ahead = assignments.filter(({ mine }) => !over(mine?.standing.state))
  const past = assignments.filter(({ mine }) => over(mine?.standing.state))
  return (
    <section>
      <h2 className="text-2xl">{t('heading')}</h2>
      {ahead.length === 0 && <p className="mt-3 text-soft">{t('none')}</p>}
      {list(ahead)}
      {past.length > 0 && (
        <details className="mt-3">
          <summary className="min-h-11 py-2.5">{t('past', { count: past.length })}</summary>
          {list(past)}
        </details>
      )}
      <CalendarLink />
    </section>
  )

  function list(some: Due['assignments']) {
    return (
      <ul className="mt-2">
        {some.map((each) => (
          <ListedAssignment key={each.id} assignment={each} zone={each.classroom.timeZone} of={each.classroom.name} />
        ))}
      </ul>
    )
  }
}
