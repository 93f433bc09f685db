import { useLocale, useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { Button } from '@/components/kit/button'
import { ConfirmButton } from '@/components/kit/confirm-button'
import { ClassFields, classFieldsIn } from './class-fields'
import { classAddress } from './data'
import type { PartProps } from './instructor-class'
import { Instructors } from './instructors'
import { Sections } from './sections'
import { StatusLine } from './status-line'
import { useChange } from './use-change'

/** Name, sections, instructors, archive, and the way out. */
export function Settings(props: PartProps) {
  return (
    <div className="space-y-14">
      {!props.classroom.archivedAt && (
        <>
          <NameAndZone {...props} />
          <Sections {...props} />
        </>
      )}
      <Instructors {...props} />
      <Archive {...props} />
    </div>
  )
}

function NameAndZone({ classroom, onChange }: PartProps) {
  const t = useTranslations('classroom.settings')
  const { change, busy, said } = useChange(onChange)
  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    void change('PUT', classAddress(classroom.id), classFieldsIn(event.currentTarget), t('saved'))
  }
  return (
    <section>
      <h2 className="text-2xl">{t('heading')}</h2>
      <form onSubmit={save} className="mt-3 space-y-4">
        <ClassFields {...classroom} />
        <Button type="submit" disabled={busy}>
          {t('save')}
        </Button>
        <StatusLine said={said} />
      </form>
    </section>
  )
}

function Archive({ classroom: { id, archivedAt }, people, onChange }: PartProps) {
  const t = useTranslations('classroom.settings')
  const locale = useLocale()
  const { change, said } = useChange(onChange)
  const leaving = useChange()
  const archive = (archived: boolean) =>
    void change('PUT', classAddress(id, '/archive'), { archived }, t(archived ? 'archived' : 'reopened'))
  async function leave() {
    const left = await leaving.change('DELETE', classAddress(id, '/me'), undefined, t('left'))
    if (left) location.assign(`/${locale}/classes`)
  }
  const teaches = people.members.some(({ userId, role, status }) => {
    return userId === people.me && role === 'instructor' && status === 'active'
  })
  return (
    <section>
      <h2 className="text-2xl">{t('end')}</h2>
      <div className="mt-3 flex flex-wrap gap-4">
        {archivedAt ? (
          <Button onClick={() => archive(false)}>{t('reopen')}</Button>
        ) : (
          <ConfirmButton
            label={t('archive')}
            question={t('archiveSure')}
            cancel={t('keep')}
            onConfirm={() => archive(true)}
          />
        )}
        {teaches && (
          <ConfirmButton
            label={t('leave')}
            question={t('leaveSure')}
            cancel={t('stay')}
            onConfirm={() => void leave()}
          />
        )}
      </div>
      <StatusLine said={leaving.said ?? said} />
    </section>
  )
}
