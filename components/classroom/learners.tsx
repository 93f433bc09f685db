import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/kit/button'
import { ConfirmButton } from '@/components/kit/confirm-button'
import { fieldClass } from '@/components/kit/field'
import { classAddress, type Member, momentWords } from './data'
import type { PartProps } from './instructor-class'
import { PeopleTable } from './people-table'
import { StatusLine } from './status-line'
import { useChange } from './use-change'

/** Who waits, who learns here by section, who has left. */
export function Learners({ classroom, people, onChange }: PartProps) {
  const t = useTranslations('classroom.learners')
  const { change, busy, said } = useChange(onChange)
  const learners = people.members.filter(({ role }) => role === 'learner')
  const [pending, active, ended] = (['pending', 'active', 'ended'] as const).map((status) =>
    learners.filter((each) => each.status === status),
  )
  const archived = classroom.archivedAt !== null
  const frozen = busy || archived
  const apply = (body: { change: string; userIds: string[]; sectionId?: string | null }) =>
    void change('POST', classAddress(classroom.id, '/members'), body, t(`done.${body.change}`))
  return (
    <>
      <StatusLine said={said} />
      <div className="mt-2 space-y-12">
        {pending!.length > 0 && <Waiting members={pending!} frozen={frozen} apply={apply} />}
        {active!.length === 0 ? (
          <p>{t('none')}</p>
        ) : (
          <ActiveLearners members={active!} people={people} archived={archived} frozen={frozen} apply={apply} />
        )}
        {ended!.length > 0 && (
          <details>
            <summary className="min-h-11 py-2.5">{t('ended', { count: ended!.length })}</summary>
            <Names members={ended!} />
          </details>
        )}
      </div>
    </>
  )
}

type Apply = (body: { change: string; userIds: string[]; sectionId?: string | null }) => void

function Names({ members }: { members: Member[] }) {
  const t = useTranslations('classroom.learners')
  const locale = useLocale()
  return (
    <ul>
      {members.map(({ userId, name, endedAt }) => (
        <li key={userId} className="border-b border-line py-2 break-words">
          {name}{' '}
          {endedAt && <span className="text-sm text-soft">{t('until', { at: momentWords(endedAt, locale) })}</span>}
        </li>
      ))}
    </ul>
  )
}

function Waiting({ members, frozen, apply }: { members: Member[]; frozen: boolean; apply: Apply }) {
  const t = useTranslations('classroom.learners')
  return (
    <section>
      <h2 className="text-2xl">{t('waiting', { count: members.length })}</h2>
      <ul className="mt-2">
        {members.map(({ userId, name, email, endedAt }) => (
          <li key={userId} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3">
            <span className="min-w-0 break-words">
              {name} <span className="text-sm text-soft">{email}</span>
              {endedAt && <span className="block text-sm text-soft">{t('wasHere')}</span>}
            </span>
            <span className="flex flex-wrap gap-3">
              <Button
                disabled={frozen}
                aria-label={t('approveName', { name })}
                onClick={() => apply({ change: 'approve', userIds: [userId] })}
              >
                {t('approve')}
              </Button>
              <Button
                disabled={frozen}
                aria-label={t('declineName', { name })}
                onClick={() => apply({ change: 'decline', userIds: [userId] })}
              >
                {t('decline')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {members.length > 1 && (
        <Button
          className="mt-4"
          disabled={frozen}
          onClick={() => apply({ change: 'approve', userIds: members.slice(0, 500).map(({ userId }) => userId) })}
        >
          {t('approveAll')}
        </Button>
      )}
    </section>
  )
}

function ActiveLearners({
  members,
  people: { sections, roster },
  archived,
  frozen,
  apply,
}: {
  members: Member[]
  people: PartProps['people']
  archived: boolean
  frozen: boolean
  apply: Apply
}) {
  const t = useTranslations('classroom.learners')
  const [section, setSection] = useState('all')
  const listed = new Map(roster.map((entry) => [entry.claimedById, entry]))
  const shown = members.filter(({ sectionId }) => section === 'all' || (sectionId ?? 'none') === section)
  return (
    <section>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <h2 className="text-2xl">{t('active', { count: members.length })}</h2>
        {sections.length > 0 && (
          <label className="flex items-center gap-3">
            <span className="flex-none">{t('show')}</span>
            <select value={section} onChange={({ target }) => setSection(target.value)} className={fieldClass}>
              <option value="all">{t('allSections')}</option>
              {sections.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
              <option value="none">{t('noSection')}</option>
            </select>
          </label>
        )}
      </div>
      <div className="mt-4">
        <PeopleTable
          label={t('active', { count: members.length })}
          columns={[t('name'), t('onList'), t('section'), t('earlier')]}
          actions={t('remove')}
        >
          {shown.map(({ userId, name, email, sectionId, shareEarlier }) => (
            <tr key={userId}>
              <th scope="row" className="min-w-48 break-words lg:min-w-72">
                {name}
                <span className="block text-sm break-all text-soft">{email}</span>
              </th>
              <td className="text-sm">{listed.get(userId)?.name ?? t('notListed')}</td>
              <td>
                <select
                  aria-label={t('sectionOf', { name })}
                  value={sectionId ?? ''}
                  disabled={frozen || sections.length === 0}
                  onChange={({ target }) =>
                    apply({ change: 'move', userIds: [userId], sectionId: target.value || null })
                  }
                  className={`${fieldClass} min-w-32`}
                >
                  <option value="">{t('noSection')}</option>
                  {sections.map((each) => (
                    <option key={each.id} value={each.id}>
                      {each.name}
                    </option>
                  ))}
                </select>
              </td>
              <td className="text-sm">{t(shareEarlier ? 'shared' : 'notShared')}</td>
              <td>
                {!archived && (
                  <ConfirmButton
                    label={t('remove')}
                    name={t('removeName', { name })}
                    question={t('removeSure')}
                    cancel={t('keep')}
                    onConfirm={() => apply({ change: 'remove', userIds: [userId] })}
                  />
                )}
              </td>
            </tr>
          ))}
        </PeopleTable>
      </div>
    </section>
  )
}
