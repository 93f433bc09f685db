import { useLocale, useTranslations } from 'next-intl'
import { AskedFor } from '@/components/classroom/asked-for'
import { buttonClass } from '@/components/kit/button'
import { useFetched } from '@/components/progress/use-fetched'
import type { ClassAssignments, Listed } from './data'
import { Moment } from './moment'

/** The assignments of a class: for a learner with where they stand, for an instructor with the drafts. */
export function AssignmentList({ classroomId }: { classroomId: string }) {
  const t = useTranslations('assignment.list')
  const locale = useLocale()
  const found = useFetched<ClassAssignments>(`/api/classes/${encodeURIComponent(classroomId)}/assignments`)
  return (
    <section>
      <h2 className="text-2xl">{t('heading')}</h2>
      <AskedFor what={found}>
        {({ teaches, timeZone, assignments }) => (
          <>
            {assignments.length === 0 && <p className="mt-3 text-soft">{t('none')}</p>}
            <ul className="mt-2">
              {assignments.map((assignment) => (
                <ListedAssignment key={assignment.id} assignment={assignment} zone={timeZone} />
              ))}
            </ul>
            {teaches && (
              <p className="mt-4">
                <a
                  href={`/${locale}/classes/assignment/edit?class=${encodeURIComponent(classroomId)}`}
                  className={buttonClass()}
                >
                  {t('new')}
                </a>
              </p>
            )}
          </>
        )}
      </AskedFor>
    </section>
  )
}

export function ListedAssignment({ assignment, zone, of }: { assignment: Listed; zone: string; of?: string }) {
  const t = useTranslations('assignment.list')
  const state = useTranslations('assignment.mine')
  const locale = useLocale()
  const { id, title, published, dueAt, opensAt, mine } = assignment
  const notOpen = mine?.standing.state === 'not-open'
  return (
    <li className="border-b border-line py-3">
      <a
        href={`/${locale}/classes/assignment?id=${id}`}
        className="inline-block min-h-6 font-medium break-words underline"
      >
        {title}
      </a>
      {of && <span className="text-soft"> · {of}</span>}
      {!published && <span className="text-soft"> · {t('draft')}</span>}
      {mine && (
        <p>
          {state(`state.${mine.standing.state}`)} ·{' '}
          {state('done', { done: mine.standing.done, questions: mine.standing.questions })}
          {mine.extended && ` · ${t('extended')}`}
        </p>
      )}
      <p className="text-soft">
        {t(notOpen ? 'opens' : 'due')} <Moment at={notOpen ? opensAt : dueAt} zone={zone} />
      </p>
    </li>
  )
}
