import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/kit/button'
import { ConfirmButton } from '@/components/kit/confirm-button'
import { TextField } from '@/components/kit/field'
import { classAddress, type Section } from './data'
import type { PartProps } from './instructor-class'
import { StatusLine } from './status-line'
import { useChange } from './use-change'

export function Sections({ classroom, people, onChange }: PartProps) {
  const t = useTranslations('classroom.sections')
  const { change, busy, said } = useChange(onChange)
  const [renaming, setRenaming] = useState<string | null>(null)
  const address = (id = '') => classAddress(classroom.id, `/sections${id && `/${id}`}`)
  const sizeOf = ({ id }: Section) =>
    people.members.filter(({ sectionId, status }) => sectionId === id && status === 'active').length

  async function submit(event: FormEvent<HTMLFormElement>, id?: string) {
    event.preventDefault()
    const form = event.currentTarget
    const name = String(new FormData(form).get('name') ?? '')
    const done = await change(id ? 'PUT' : 'POST', address(id), { name }, t(id ? 'renamed' : 'made', { name }))
    if (!done) return
    form.reset()
    setRenaming(null)
  }

  return (
    <section>
      <h2 className="text-2xl">{t('heading')}</h2>
      <p className="mt-2 max-w-[42rem] text-soft">{t('lead')}</p>
      <ul className="mt-2">
        {people.sections.map((section) => (
          <li key={section.id} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3">
            {renaming === section.id ? (
              <form onSubmit={(event) => void submit(event, section.id)} className="flex flex-wrap items-end gap-3">
                <TextField label={t('newName')} name="name" required maxLength={100} defaultValue={section.name} />
                <Button type="submit" disabled={busy}>
                  {t('save')}
                </Button>
                <Button onClick={() => setRenaming(null)}>{t('cancel')}</Button>
              </form>
            ) : (
              <>
                <span className="min-w-0 break-words">
                  {section.name} <span className="text-sm text-soft">{t('size', { count: sizeOf(section) })}</span>
                </span>
                <span className="flex flex-wrap gap-3">
                  <Button aria-label={t('renameName', { name: section.name })} onClick={() => setRenaming(section.id)}>
                    {t('rename')}
                  </Button>
                  <ConfirmButton
                    label={t('delete')}
                    name={t('deleteName', { name: section.name })}
                    question={t('deleteSure')}
                    cancel={t('keep')}
                    onConfirm={() => void change('DELETE', address(section.id), undefined, t('deleted'))}
                  />
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      <form onSubmit={(event) => void submit(event)} className="mt-4 flex flex-wrap items-end gap-3">
        <TextField label={t('new')} name="name" required maxLength={100} />
        <Button type="submit" disabled={busy}>
          {t('make')}
        </Button>
      </form>
      <StatusLine said={said} />
    </section>
  )
}
