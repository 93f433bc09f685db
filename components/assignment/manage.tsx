import { useLocale, useTranslations } from 'next-intl'
import { StatusLine } from '@/components/classroom/status-line'
import { useChange } from '@/components/classroom/use-change'
import { Button, buttonClass } from '@/components/kit/button'
import { ConfirmButton } from '@/components/kit/confirm-button'
import { type Assignment, assignmentAddress } from './data'

/** Change it, show it to learners, copy it, delete it. */
export function Manage({ assignment, onChange }: { assignment: Assignment; onChange: () => void }) {
  const t = useTranslations('assignment.manage')
  const locale = useLocale()
  const { change, busy, said } = useChange(onChange)
  const leaving = useChange()
  const { id, published, classroom } = assignment
  const publish = () =>
    void change(
      'PUT',
      assignmentAddress(id, '/publication'),
      { published: !published },
      t(published ? 'hidden' : 'shown'),
    )
  async function copy() {
    const copied = await leaving.change<{ id?: string }>(
      'POST',
      assignmentAddress(id, '/copy'),
      { classroomId: classroom.id },
      t('copied'),
    )
    if (copied?.id) location.assign(`/${locale}/classes/assignment/edit?id=${copied.id}`)
  }
  async function remove() {
    const gone = await leaving.change('DELETE', assignmentAddress(id), undefined, t('deleted'))
    if (gone) location.assign(`/${locale}/classes/class?id=${classroom.id}`)
  }
  return (
    <section>
      <h2 className="text-2xl">{t('heading')}</h2>
      <div className="mt-3 flex flex-wrap gap-4">
        <Button variant={published ? 'quiet' : 'primary'} disabled={busy} onClick={publish}>
          {t(published ? 'hide' : 'show')}
        </Button>
        <a href={`/${locale}/classes/assignment/edit?id=${id}`} className={buttonClass()}>
          {t('edit')}
        </a>
        <Button disabled={busy} onClick={() => void copy()}>
          {t('copy')}
        </Button>
        <ConfirmButton
          label={t('delete')}
          question={t('deleteSure')}
          cancel={t('keep')}
          onConfirm={() => void remove()}
        />
      </div>
      <StatusLine said={leaving.said ?? said} />
    </section>
  )
}
