import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useId } from 'react'
import { AssignmentList } from '@/components/assignment/assignment-list'
import { Button, buttonClass } from '@/components/kit/button'
import { ConfirmButton } from '@/components/kit/confirm-button'
import { CheckField, TextField } from '@/components/kit/field'
import { type Classroom, classAddress } from './data'
import { StatusLine } from './status-line'
import { useChange } from './use-change'

interface Props {
  classroom: Classroom
  onChange: () => void
}

/** A class as a learner has it: one's own place in it, what is shared, and the way out. */
export function LearnerClass({ classroom, onChange }: Props) {
  const t = useTranslations('classroom.learner')
  const pending = classroom.mine?.status === 'pending'
  return (
    <div className="space-y-14">
      {pending && <p className="max-w-[42rem] rounded-lg border border-edge bg-raised px-4 py-3">{t('pending')}</p>}
      {classroom.mine?.status === 'active' && <AssignmentList classroomId={classroom.id} />}
      <OwnPlace classroom={classroom} onChange={onChange} />
      {!pending && <GradesLink id={classroom.id} />}
      <Leaving classroom={classroom} pending={pending} />
    </div>
  )
}

function GradesLink({ id }: { id: string }) {
  const t = useTranslations('classroom.learner')
  const locale = useLocale()
  return (
    <p>
      <a href={`/${locale}/classes/grades?id=${encodeURIComponent(id)}`} className={buttonClass()}>
        {t('grades')}
      </a>
    </p>
  )
}

function OwnPlace({ classroom: { id, mine, archivedAt }, onChange }: Props) {
  const t = useTranslations('classroom.learner')
  const headingId = useId()
  const { change, said } = useChange(onChange)
  if (!mine) return null
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId} className="text-2xl">
        {t('heading')}
      </h2>
      <p className="mt-3">{mine.section ? t('section', { name: mine.section }) : t('noSection')}</p>
      <div className="mt-3">
        <CheckField
          label={t('share')}
          hint={t('shareHint')}
          checked={mine.shareEarlier}
          onChange={({ currentTarget: { checked } }) =>
            void change('PUT', classAddress(id, '/me'), { shareEarlier: checked }, t(checked ? 'shared' : 'notShared'))
          }
        />
      </div>
      <StatusLine said={said} />
      {mine.status === 'active' && !archivedAt && <ListPlace id={id} listName={mine.listName} onChange={onChange} />}
    </section>
  )
}

/** One's own place on the instructor's list, claimed by number or name. */
function ListPlace({ id, listName, onChange }: { id: string; listName: string | null; onChange: () => void }) {
  const t = useTranslations('classroom.learner')
  const { change, busy, said } = useChange(onChange)
  if (listName) return <p>{t('onList', { name: listName })}</p>
  function claim(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const who = String(new FormData(event.currentTarget).get('who') ?? '')
    void change('POST', classAddress(id, '/claim'), { who }, t('claimed'))
  }
  return (
    <form onSubmit={claim} className="mt-2 space-y-3">
      <TextField
        label={t('claim')}
        hint={t('claimHint')}
        name="who"
        required
        maxLength={200}
        trouble={said && !said.ok ? said.text : null}
      />
      <Button type="submit" disabled={busy}>
        {t('claimButton')}
      </Button>
      <StatusLine said={said?.ok ? said : null} />
    </form>
  )
}

function Leaving({ classroom: { id }, pending }: { classroom: Classroom; pending: boolean }) {
  const t = useTranslations('classroom.learner')
  const locale = useLocale()
  const { change, said } = useChange()
  async function leave() {
    const left = await change('DELETE', classAddress(id, '/me'), undefined, t('left'))
    if (left) location.assign(`/${locale}/classes`)
  }
  return (
    <section>
      <ConfirmButton
        label={t(pending ? 'withdraw' : 'leave')}
        question={t(pending ? 'withdrawSure' : 'leaveSure')}
        cancel={t('stay')}
        onConfirm={() => void leave()}
      />
      <StatusLine said={said} />
    </section>
  )
}
