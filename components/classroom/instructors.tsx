import { useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { Button } from '@/components/kit/button'
import { ConfirmButton } from '@/components/kit/confirm-button'
import { TextField } from '@/components/kit/field'
import { classAddress } from './data'
import type { PartProps } from './instructor-class'
import { StatusLine } from './status-line'
import { useChange } from './use-change'

/** Who teaches the class: equals, who may add and remove each other. */
export function Instructors({ classroom, people, onChange }: PartProps) {
  const t = useTranslations('classroom.instructors')
  const { change, busy, said } = useChange(onChange)
  const address = classAddress(classroom.id, '/instructors')
  const teaching = people.members.filter(({ role, status }) => role === 'instructor' && status === 'active')

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const email = String(new FormData(form).get('email') ?? '')
    if (await change('POST', address, { email }, t('added'))) form.reset()
  }

  return (
    <section>
      <h2 className="text-2xl">{t('heading')}</h2>
      <ul className="mt-2">
        {teaching.map(({ userId, name, email }) => (
          <li key={userId} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3">
            <span className="min-w-0 break-words">
              {name} <span className="text-sm text-soft">{email}</span>
            </span>
            {userId !== people.me && !classroom.archivedAt && (
              <ConfirmButton
                label={t('remove')}
                name={t('removeName', { name })}
                question={t('removeSure')}
                cancel={t('keep')}
                onConfirm={() => void change('DELETE', `${address}/${userId}`, undefined, t('removed'))}
              />
            )}
          </li>
        ))}
      </ul>
      {!classroom.archivedAt && (
        <form onSubmit={(event) => void add(event)} className="mt-4 space-y-3">
          <TextField label={t('email')} hint={t('emailHint')} name="email" type="email" required maxLength={254} />
          <Button type="submit" disabled={busy}>
            {t('add')}
          </Button>
        </form>
      )}
      <StatusLine said={said} />
    </section>
  )
}
